import { connectsWords, countWords, dateWords, lifeWords, moneyWords, some } from './figure-words.ts'
import type { HowMuchReturns, Policy, ReturningEvent } from './policy.ts'
import { bundleWords } from './policy-tables.ts'
import type { Change } from './policy-versions.ts'
import { type PricedPost, priceOf } from './price-of.ts'
import type { BoostReturn } from './return-rules.ts'

/** What is known of a member: the posts of their last proposals, ten at the most, how many wait for a client, what they have. */
export type MemberFacts = { lastPosts: PricedPost[]; openProposals: number; balance: number }

type Compared = { before: Policy; after: Policy; member: MemberFacts }

/**
 * A member is told ahead what a version changes for them, in their own numbers, and nothing where nothing changes for them.
 *
 * "New terms apply from June" makes everybody read everything; a figure of one's own says whether it matters. Each kind
 * of rule has one comparison; a new section of the policy adds its own to the list.
 * Source: ours.
 */
export function policyChangeFor(before: Policy, after: Policy, member: MemberFacts): string[] {
  const changes = comparisons.flatMap(compare => compare({ before, after, member }))
  if (changes.length === 0 || member.balance === 0) return changes
  const { balance } = member
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

const comparisons: ((compared: Compared) => string[])[] = [
  pricesOfLast,
  pricesForAnybody,
  lotLife,
  comingBack,
  connectPrice,
  bundlePrices,
  bidLimits,
]

/** "Ten proposals like your last ten cost 38 instead of 30 Connects in all." */
function pricesOfLast({ before, after, member: { lastPosts } }: Compared): string[] {
  const [old, next] = [before, after].map(policy => lastPosts.map(post => priceOf(post, policy).connects))
  if (old!.every((price, i) => price === next![i])) return []
  const [was, is] = [sum(old!), sum(next!)]
  if (lastPosts.length === 1) return [`A proposal like your last one costs ${is} instead of ${connectsWords(was)}.`]
  const like = `${countWords(lastPosts.length)} proposals like your last ${lastPosts.length}`
  return was === is
    ? [`${like} cost ${connectsWords(is)} in all as before, but some cost more and others less.`]
    : [`${like} cost ${is} instead of ${connectsWords(was)} in all.`]
}

/** Who has not proposed yet has no figures of their own. */
function pricesForAnybody({ before, after, member: { lastPosts } }: Compared): string[] {
  if (lastPosts.length > 0) return []
  const [was, is] = [priceRange(before), priceRange(after)]
  return was === is ? [] : [`A proposal costs ${is} Connects instead of ${was}.`]
}

function priceRange({ price }: Policy): string {
  const all = [...price.fixed, ...price.hourly].map(({ connects }) =>
    Math.min(price.most, Math.max(price.least, connects)),
  )
  const [least, most] = [Math.min(...all), Math.max(...all)]
  return least === most ? countWords(least) : `${countWords(least)} to ${countWords(most)}`
}

function lotLife({ before, after }: Compared): string[] {
  if (before.lots.life === after.lots.life) return []
  return [`Connects you receive from then on ${lasting(after)}; until now they ${lasting(before)}.`]
}

const lasting = ({ lots }: Policy): string => (lots.life === null ? 'never expire' : `last ${lifeWords(lots.life)}`)

function comingBack({ before, after, member: { openProposals } }: Compared): string[] {
  const proposals = (Object.keys(happenings) as ReturningEvent[]).flatMap(event => {
    const [was, is] = [before.returns[event].proposal, after.returns[event].proposal]
    return was === is ? [] : [`Where ${happenings[event]}, ${back[is]}; until now ${back[was]}.`]
  })
  const boosts = (Object.keys(happenings) as ReturningEvent[]).flatMap(event => {
    const [was, is] = [before.returns[event].boost, after.returns[event].boost]
    return was === is ? [] : [`Of a boost, where ${happenings[event]}, ${boostBack[is]}; until now ${boostBack[was]}.`]
  })
  const changes = [...proposals, ...unread(before, after), ...boosts]
  if (changes.length === 0 || openProposals === 0) return changes
  const open = openProposals === 1 ? 'Your open proposal keeps' : `Your ${some(openProposals, 'open proposal')} keep`
  return [...changes, `${open} the rules ${openProposals === 1 ? 'it was' : 'they were'} sent under.`]
}

function unread({ returns: before }: Policy, { returns: after }: Policy): string[] {
  if (before.unreadHours === after.unreadHours) return []
  if (after.unreadHours === null) return ['A proposal that nobody opens does not come back by itself any more.']
  return [`A proposal that nobody opens for ${some(after.unreadHours, 'hour')} gives its Connects back by itself.`]
}

const happenings: Record<ReturningEvent, string> = {
  closedWithoutHire: 'a client closes the post without a hire',
  closedAfterHire: 'a post closes or ends after a hire',
  removed: 'we remove a post for breaking the rules',
  ended: 'a post ends by its date with no hire',
  declined: 'a client declines your proposal',
  anotherHired: 'others are hired for all openings',
  withdrawn: 'you withdraw a proposal',
}
const back: Record<HowMuchReturns, string> = {
  all: 'your Connects come back',
  none: 'your Connects stay spent',
  'if-never-opened': 'your Connects come back if it was never opened',
}
const boostBack: Record<BoostReturn, string> = {
  'released-unless-consumed': 'your Connects come back unless it was used',
  returned: 'your Connects come back',
  kept: 'your Connects stay spent',
}

function connectPrice({ before, after }: Compared): string[] {
  if (before.connectCents === after.connectCents) return []
  return [`A Connect costs ${moneyWords(after.connectCents)} instead of ${moneyWords(before.connectCents)}.`]
}

function bundlePrices({ before, after }: Compared): string[] {
  const [was, is] = [bundleWords(before.bundles), bundleWords(after.bundles)]
  if (was === is) return []
  return [is ? `The bundles are then ${is}${was ? `; until now ${was}` : ''}.` : 'No bundles are sold any more.']
}

function bidLimits({ before, after }: Compared): string[] {
  const [was, is] = [before, after].map(
    ({ proposals }) => `${moneyWords(proposals.bidLeastCents)} and ${moneyWords(proposals.bidMostCents)}`,
  )
  return was === is ? [] : [`A bid is then between ${is}; until now between ${was}.`]
}

const sum = (figures: number[]): number => figures.reduce((all, one) => all + one, 0)
