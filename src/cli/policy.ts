import { Command } from 'commander'
import { activateCommand } from './policy/activate.ts'
import { cancelCommand } from './policy/cancel.ts'
import { checkCommand } from './policy/check.ts'
import { diffCommand } from './policy/diff.ts'
import { listCommand } from './policy/list.ts'

export const policyCommand = new Command('policy').description(
  'The rules of the marketplace: check a file of them, compare, announce and cancel versions.',
)
for (const command of [checkCommand, diffCommand, activateCommand, cancelCommand, listCommand])
  policyCommand.addCommand(command)
