import { dateWords } from '#economy/figure-words'
import { policyDifference } from '#economy/policy/policy-difference'
import type { App } from '#marketplace/app'
import { policyNamed, policyOrStop } from '../open-app.ts'

/** One line where the file that the start names is neither in force nor to come: the marketplace follows what was activated. */
export function sayPolicy(app: App): void {
  const line = otherPolicy(app, policyNamed())
  if (line) process.stdout.write(`${line}\n`)
}

export function otherPolicy(app: App, named: string): string | undefined {
  const { policy } = policyOrStop(named)
  const version = app.policies.at(app.clock())
  const known = [
    version,
    ...app.policies.versions().filter(({ from }) => Temporal.Instant.compare(from, app.clock()) > 0),
  ]
  if (known.some(each => policyDifference(each.policy, policy).length === 0)) return undefined
  return `The policy ${named} is not what is in force: this marketplace follows ${version.id} since ${dateWords(version.from)}. See \`earnest policy diff ${named}\`, and put it in force with \`earnest policy activate ${named} --from DATE\`.`
}
