import type { Policy } from './policy.ts'

/** A policy as it was put in force. `id` is what entries and proposals say they happened under. */
export type PolicyVersion = { id: string; policy: Policy; from: Temporal.Instant; keeps: Keep[] }

/** Wallets opened before an instant keep the version before until another. */
export type Keep = { openedBefore: Temporal.Instant; until: Temporal.Instant }

/**
 * A policy version holds from its first instant on; a cohort it leaves out keeps the version before until the date it names.
 *
 * What was priced or granted keeps the version it happened under, because what was promised before paying is what happens
 * in the end. `versions` are in the order of their first instants; before the first of them, the first holds.
 * Source: ours; the platforms announce a change and apply it to everybody at once.
 */
export function versionAt(versions: PolicyVersion[], at: Temporal.Instant, openedAt?: Temporal.Instant): PolicyVersion {
  let i = versions.length - 1
  while (i > 0 && (isAfter(versions[i]!.from, at) || isKept(versions[i]!, at, openedAt))) i--
  return versions[i]!
}

const isKept = ({ keeps }: PolicyVersion, at: Temporal.Instant, openedAt: Temporal.Instant | undefined): boolean =>
  openedAt !== undefined &&
  keeps.some(({ openedBefore, until }) => isAfter(openedBefore, openedAt) && isAfter(until, at))

const isAfter = (a: Temporal.Instant, b: Temporal.Instant): boolean => Temporal.Instant.compare(a, b) > 0
