import { Command } from 'commander'
import { makeOperator } from '#marketplace/operators/make-operator'
import { openApp } from './open-app.ts'

export const makeOperatorCommand = new Command('make-operator')
  .description('Make whoever signs in with this e-mail address an operator of the marketplace.')
  .argument('<email>')
  .action(async (email: string) => {
    const { app, database } = await openApp()
    const name = await makeOperator(app, email)
    if (name) process.stdout.write(`${name} is now an operator.\n`)
    else
      process.stderr.write(`Nobody has signed up with ${email} and confirmed it. Do both first, then run this again.\n`)
    process.exitCode = name ? 0 : 1
    await database.close()
  })
