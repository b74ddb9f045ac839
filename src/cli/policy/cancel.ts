import { Command } from 'commander'
import { refusalText } from '#economy/refusal-text'
import { system } from '#marketplace/app'
import { cancelPolicy } from '#marketplace/policy/cancel-policy'
import { openApp } from '../open-app.ts'

export const cancelCommand = new Command('cancel')
  .description('Take back a version that is announced and not in force yet. Whoever was told of it is told so.')
  .argument('<version>', 'its id, as `earnest policy list` says')
  .action(async (versionId: string) => {
    const { app, database } = await openApp()
    const cancelled = await cancelPolicy(app, { by: system, versionId })
    if (cancelled.ok) process.stdout.write(`${versionId} is cancelled.\n`)
    else {
      const { code } = cancelled.refusal
      process.stderr.write(
        `${code === 'not-found' ? `There is no version "${versionId}" to come; see \`earnest policy list\`.` : refusalText(cancelled.refusal)}\n`,
      )
      process.exitCode = 1
    }
    await database.close()
  })
