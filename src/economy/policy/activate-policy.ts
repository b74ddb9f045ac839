import { type Decision, decide, refuse } from '../decision.ts'
import { daysWords } from '../figure-words.ts'
import type { Policy } from './policy.ts'
import { policyDifference } from './policy-difference.ts'
import { type Keep, nextVersionId, type PolicyVersion, versionAt } from './policy-versions.ts'

/** How long every process has to learn of a version before it holds: each looks once a minute at the least. */
const learning = { minutes: 2 }
/** How far ahead a version may be announced: until then no other can be, and everybody reads of it. */
const furthest = { hours: 24 * 3_653 }

/** A version as it is asked for. `taken` are the ids there ever were, those of cancelled versions too. */
export type AskedVersion = { policy: Policy; from: Temporal.Instant; keeps: Keep[]; taken: string[] }

/**
 * A version may be activated from the end of the notice period of the policy in force, after every other that is scheduled, and only if it changes something.
 *
 * Members plan with the rules they know, so these rules themselves say how far ahead the next are announced. One after
 * the other, because what a version changes is told against the one before it.
 * Source: ours (policies/*.yaml, `changes`); the platforms announce a change when they like.
 */
export function activatePolicy(
  asked: AskedVersion,
  versions: PolicyVersion[],
  now: Temporal.Instant,
): Decision<PolicyVersion> {
  const { policy, from, keeps, taken } = asked
  return refusalOf(asked, versions, now) ?? decide({ id: nextVersionId(policy.name, taken), policy, from, keeps })
}

/** The first instant from which a version may hold that is activated now. */
export function earliestChange(versions: PolicyVersion[], now: Temporal.Instant): Temporal.Instant {
  const { noticeDays, earliest } = versionAt(versions, now).policy.changes
  const instants = [now.add({ hours: 24 * noticeDays }), now.add(learning)]
  if (earliest) instants.push(Temporal.Instant.from(`${earliest}T00:00:00Z`))
  instants.push(versions.at(-1)!.from.add({ milliseconds: 1 }))
  return instants.reduce((latest, at) => (isBefore(latest, at) ? at : latest))
}

function refusalOf(
  { policy, from, keeps }: AskedVersion,
  versions: PolicyVersion[],
  now: Temporal.Instant,
): Decision<never> | undefined {
  const last = versions.at(-1)!
  const { noticeDays } = versionAt(versions, now).policy.changes
  const earliest = earliestChange(versions, now)
  if (policyDifference(last.policy, policy).length === 0) return refuse('policy-unchanged', { version: last.id })
  if (isBefore(now, last.from) && !isBefore(last.from, from))
    return refuse('policy-before-scheduled', { version: last.id, from: last.from.toString() })
  if (isBefore(from, earliest))
    return refuse('policy-too-soon', { notice: daysWords(noticeDays), earliest: earliest.toString() })
  const latest = now.add(furthest)
  if (isBefore(latest, from)) return refuse('policy-too-far', { latest: latest.toString() })
  const wrong = keeps.find(({ openedBefore, until }) => isBefore(from, openedBefore) || !isBefore(from, until))
  return wrong && refuse('policy-keep-out-of-order', { from: from.toString() })
}

const isBefore = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) < 0
