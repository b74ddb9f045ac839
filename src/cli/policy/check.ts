import { Command } from 'commander'
import { connectsWords, countWords, daysWords, lifeWords } from '#economy/figure-words'
import { newcomersConnects } from '#economy/plans/newcomers-connects'
import type { Policy } from '#economy/policy/policy'
import { policyWarnings } from '#economy/policy/policy-warnings'
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

function saying(policy: Policy): string[] {
  const { price, lots, plans, changes } = policy
  const all = [...price.fixed, ...price.hourly].map(({ connects }) => connects)
  const [least, most] = [Math.min(...all), Math.max(...all)]
  const costs = `${least < most ? `${countWords(least)} to ` : ''}${connectsWords(most)}${price.dynamic ? ' before what moves the price' : ''}`
  const until = plans.some(({ monthlyLives }) => monthlyLives === 'until-cycle-end') ? ', monthly ones a month' : ''
  const life = `${lots.life === null ? 'never expire' : `last ${lifeWords(lots.life)}`}${until}`
  return [
    `A proposal costs ${costs}, a newcomer has ${connectsWords(newcomersConnects(policy))}, and Connects ${life}.`,
    `The next version is announced ${daysWords(changes.noticeDays)} ahead.`,
  ]
}
