import { Command } from 'commander'
import { connectsWords, daysWords, lifeWords } from '#economy/figure-words'
import type { Policy } from '#economy/policy'
import { policyWarnings } from '#economy/policy-warnings'
import { readOrStop } from './read-or-stop.ts'

export const checkCommand = new Command('check')
  .description(
    'Say whether a policy can be used, what it says, and what in it would surprise. Exit code 2 when it cannot.',
  )
  .argument('<policy>', 'a name of policies/, or the path of a .yaml file')
  .action((named: string) => {
    const { policy } = readOrStop(named)
    const warnings = policyWarnings(policy).map(warning => `Surprising: ${warning}`)
    process.stdout.write(
      `${[`${policy.name} can be used: ${policy.title}.`, ...saying(policy), ...warnings].join('\n')}\n`,
    )
  })

function saying({ price, grants, lots, changes }: Policy): string[] {
  const all = [...price.fixed, ...price.hourly].map(({ connects }) => connects)
  const life = lots.life === null ? 'never expire' : `last ${lifeWords(lots.life)}`
  return [
    `A proposal costs ${Math.min(...all)} to ${connectsWords(Math.max(...all))}, a newcomer has ${connectsWords(grants.signUp.connects)}, and Connects ${life}.`,
    `The next version is announced ${daysWords(changes.noticeDays)} ahead.`,
  ]
}
