import { connectsWords, dateWords } from '../figure-words.ts'
import { priceList } from '../purchases/price-list.ts'
import { agencyChanges } from './changes/agency-changes.ts'
import { boostChanges } from './changes/boost-changes.ts'
import type { Comparison, MemberFacts, RuleChange } from './changes/compared.ts'
import { grantChanges } from './changes/grant-changes.ts'
import { limitChanges } from './changes/limit-changes.ts'
import { lotChanges } from './changes/lot-changes.ts'
import { carriedChange, planChanges } from './changes/plan-changes.ts'
import { priceChanges } from './changes/price-changes.ts'
import { returnChanges } from './changes/return-changes.ts'
import { visibilityChanges } from './changes/visibility-changes.ts'
import type { Change } from './policy-versions.ts'

/**
 * A member is told ahead what a version changes for them, in their own numbers, and nothing where nothing changes for them.
 *
 * "New terms apply from June" makes everybody read everything; a figure of one's own says whether it matters. Each kind
 * of rule has one comparison; a new section of the policy adds its own to the list.
 * Source: ours.
 */
export function policyChangeFor(change: RuleChange, member: MemberFacts): string[] {
  const [before, after] = [change.before, change.after].map(policy => priceList(policy, member.wallet.country))
  const compared = { at: change.at, before: before!, after: after!, member }
  const carried = carriedChange(compared)
  const changes = [...comparisons.flatMap(compare => compare(compared)), ...carried.changes]
  const { balance } = member
  if (changes.length === 0 || balance === 0 || carried.forfeited > 0) return changes
  return [
    ...changes,
    `Your ${connectsWords(balance)} ${balance === 1 ? 'stays, with its day' : 'stay, with their days'}.`,
  ]
}

/** The same as a notice: "From 1 June 2026: …". Who keeps the rules before until then is told so. */
export function changeNotice({ at, after }: Change, changes: string[]): string {
  const kept = Temporal.Instant.compare(after.from, at) < 0
  const from = `From ${dateWords(at)}${kept ? ' (until then you keep the rules you know)' : ''}`
  return `${from}: ${changes.join(' ')}`
}

const comparisons: Comparison[] = [
  priceChanges,
  lotChanges,
  returnChanges,
  planChanges,
  agencyChanges,
  grantChanges,
  boostChanges,
  visibilityChanges,
  limitChanges,
]
