import { dateWords } from '../figure-words.ts'
import type { RuleChange } from './changes/compared.ts'
import type { Policy } from './policy.ts'

/** A policy as it was put in force. `id` is what entries and proposals say they happened under. */
export type PolicyVersion = { id: string; policy: Policy; from: Temporal.Instant; keeps: Keep[] }

/** Wallets opened before an instant keep the version before until another. */
export type Keep = { openedBefore: Temporal.Instant; until: Temporal.Instant }

/**
 * A policy version holds from its first instant on; a cohort it leaves out keeps the version before until the date it names, whatever versions follow.
 *
 * A date that was named is a promise: what follows may prolong and never shorten it. What was priced or granted keeps the
 * version it happened under, because what was promised before paying is what happens in the end. `versions` are in the
 * order of their first instants; before the first of them, the first holds.
 * Source: ours; the platforms announce a change and apply it to everybody at once.
 */
export function versionAt<V extends PolicyVersion>(
  versions: V[],
  at: Temporal.Instant,
  openedAt?: Temporal.Instant,
): V {
  let i = 0
  while (i + 1 < versions.length && !isAfter(versions[i + 1]!.from, at) && !isKept(versions[i + 1]!, at, openedAt)) i++
  return versions[i]!
}

/** Who does not have a version from its first instant on: it leaves them out itself, or they were promised another before. */
export const cohortsOf = (versions: PolicyVersion[], { id, from }: PolicyVersion): Cohort[] =>
  promisesAhead(versions.slice(0, versions.findIndex(version => version.id === id) + 1), from)

/** Who is promised another version than the last for longer than until an instant. */
export const promisesAhead = (versions: PolicyVersion[], at: Temporal.Instant): Cohort[] =>
  versions
    .flatMap(({ keeps }, i) => keeps.map(keep => ({ ...keep, keeps: versions[Math.max(0, i - 1)]!.id })))
    .filter(({ until }) => isAfter(until, at))

/** A keep, and the version that is kept. */
export type Cohort = Keep & { keeps: string }

export const promiseWords = ({ openedBefore, until, keeps }: Cohort): string =>
  `Who joined before ${dateWords(openedBefore)} was promised ${keeps} until ${dateWords(until)}, and keeps it until then.`

/** The instants after `now` at which another version begins to hold; for a wallet opened at `openedAt`, or for everybody. */
export function changesAhead<V extends PolicyVersion>(
  versions: V[],
  now: Temporal.Instant,
  openedAt?: Temporal.Instant,
): Change<V>[] {
  const instants = versions.flatMap(({ from, keeps }) => [from, ...keeps.map(({ until }) => until)])
  const ahead = instants.filter(at => isAfter(at, now)).toSorted(Temporal.Instant.compare)
  let before = versionAt(versions, now, openedAt)
  return ahead.flatMap(at => {
    const after = versionAt(versions, at, openedAt)
    const change = { at, before, after }
    before = after
    return change.before.id === after.id ? [] : [change]
  })
}

export type Change<V extends PolicyVersion = PolicyVersion> = { at: Temporal.Instant; before: V; after: V }

/** The rules that change, and when. */
export const rulesOf = ({ at, before, after }: Change): RuleChange => ({
  at,
  before: before.policy,
  after: after.policy,
})

/** The first version of a name is called by it, the next name-2, name-3. */
export function nextVersionId(name: string, taken: string[]): string {
  let [id, n] = [name, 1]
  while (taken.includes(id)) id = `${name}-${++n}`
  return id
}

const isKept = ({ keeps }: PolicyVersion, at: Temporal.Instant, openedAt: Temporal.Instant | undefined): boolean =>
  openedAt !== undefined &&
  keeps.some(({ openedBefore, until }) => isAfter(openedBefore, openedAt) && isAfter(until, at))

// Asked for every movement: comparing two instants takes fifty times as long.
const isAfter = (a: Temporal.Instant, b: Temporal.Instant): boolean => a.epochMilliseconds > b.epochMilliseconds
