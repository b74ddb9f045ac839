import { Command } from 'commander'
import { makeOperator } from '#marketplace/operators/make-operator'
import { removeOperator } from '#marketplace/operators/remove-operator'
import { openApp } from './open-app.ts'

export const makeOperatorCommand = new Command('make-operator')
  .description('Make whoever signs in with this e-mail address an operator of the marketplace.')
  .argument('<email>')
  .option('--remove', 'make them a member like others again')
  .action(async (email: string, { remove = false }: { remove?: boolean }) => {
    const { app, database } = await openApp()
    const name = await (remove ? removeOperator : makeOperator)(app, email)
    if (name) process.stdout.write(`${name} is ${remove ? 'no longer' : 'now'} an operator.\n`)
    else process.stderr.write(nobody(email, remove))
    process.exitCode = name ? 0 : 1
    await database.close()
  })

const nobody = (email: string, remove: boolean): string =>
  remove
    ? `Nobody with the address ${email} is an operator. Nothing was changed.\n`
    : `Nobody has signed up with ${email} and confirmed it. Do both first, then run this again.\n`
