import { count } from '#components/figures/count'
import { money } from '#components/figures/money'
import type { HowMuchReturns, LapsedLotRule, Policy, ReturningEvent } from '#economy/policy'
import type { BoostReturn } from '#economy/return-rules'
import { priceFactors } from '../../rules/price-factors.ts'

export type PolicyTable = { title: string; lines: { label: string; value: string }[] }

const connects = (n: number) => `${count(n)} ${n === 1 ? 'Connect' : 'Connects'}`
const dayCount = (n: number) => `${count(n)} ${n === 1 ? 'day' : 'days'}`

const burnOrders: Record<Policy['lots']['burnOrder'], string> = {
  receipt: 'The oldest first',
  'soonest-expiry': 'What lapses soonest first',
  'free-first': 'Free ones before bought ones',
}

const comeBack: Record<HowMuchReturns, string> = {
  all: 'All come back',
  none: 'Stay spent',
  'if-never-opened': 'Come back if the proposal was never opened',
}

/** Every figure of a policy in words, in the order of its file. */
export const policyTables = (policy: Policy): PolicyTable[] => [
  { title: 'What a proposal costs', lines: priceLines(policy) },
  { title: 'What moves a price', lines: movingLines(policy) },
  { title: 'What comes back', lines: returnLines(policy) },
  { title: 'What comes back of a boost', lines: boostLines(policy) },
  { title: 'How Connects come and go', lines: lotLines(policy) },
  { title: 'Posts and proposals', lines: limitLines(policy) },
]

function priceLines({ price }: Policy): PolicyTable['lines'] {
  const down = price.unverifiedClientStepsDown
  return [
    ...[...price.fixed, ...price.hourly].map(band => ({ label: band.label, value: connects(band.connects) })),
    {
      label: 'Client whose payment is not verified',
      value: down === 0 ? 'The same' : `${down} ${down === 1 ? 'step' : 'steps'} lower of ${price.steps.join(', ')}`,
    },
    { label: 'On an invitation', value: price.invitation === 0 ? 'Nothing' : connects(price.invitation) },
    { label: 'Least and most', value: `${price.least} to ${connects(price.most)}` },
  ]
}

const movingLines = ({ price }: Policy): PolicyTable['lines'] => [
  {
    label: 'Proposals to a post that cost nothing',
    value: price.firstFree === 0 ? 'None' : `The first ${price.firstFree}`,
  },
  ...(price.dynamic
    ? priceFactors(price.dynamic)
    : [{ label: 'Demand, client history, size of the work', value: 'Nothing' }]),
  { label: 'A price that was shown holds, where prices move', value: `${price.quoteMinutes} minutes` },
]

const events: Record<ReturningEvent, string> = {
  closedWithoutHire: 'Post closed without a hire',
  closedAfterHire: 'Post closed or ended after a hire',
  removed: 'Post removed for breaking the rules',
  ended: 'Post ended by its date without a hire',
  declined: 'Proposal declined',
  anotherHired: 'Others hired for all openings',
  withdrawn: 'Proposal withdrawn',
}

const boostBack: Record<BoostReturn, string> = {
  'released-unless-consumed': 'Comes back unless it was used',
  returned: 'Comes back',
  kept: 'Stays spent',
}

const boostLines = ({ returns }: Policy): PolicyTable['lines'] =>
  (Object.keys(events) as ReturningEvent[]).map(event => ({
    label: `Boost: ${events[event].toLowerCase()}`,
    value: boostBack[returns[event].boost],
  }))

const ofLapsedLot = (rule: LapsedLotRule): string => {
  if (rule.rule === 'lapse') return 'Are lost with it'
  return rule.rule === 'grace'
    ? `The lot lives on for ${dayCount(rule.days)}`
    : `Become a lot of their own for ${dayCount(rule.days)}`
}

function returnLines({ returns, holds }: Policy): PolicyTable['lines'] {
  return [
    ...(Object.keys(events) as ReturningEvent[]).map(event => ({
      label: events[event],
      value: comeBack[returns[event].proposal],
    })),
    {
      label: 'Proposal nobody opens',
      value: returns.unreadHours === null ? 'Nothing by itself' : `Comes back after ${returns.unreadHours} hours`,
    },
    { label: 'Connects whose lot has lapsed', value: ofLapsedLot(returns.intoLapsedLot) },
    { label: 'Held Connects whose lot has lapsed', value: ofLapsedLot(holds.ofLapsedLot) },
  ]
}

const lotLines = ({ lots, grants, bundles, connectCents }: Policy): PolicyTable['lines'] => [
  { label: 'At sign-up', value: connects(grants.signUp.connects) },
  { label: 'Life of a lot', value: lots.life === null ? 'Without end' : lifeWords(lots.life) },
  { label: 'Spent in this order', value: burnOrders[lots.burnOrder] },
  { label: 'One Connect', value: money(connectCents) },
  {
    label: 'Bundles',
    value: bundles.map(bundle => `${bundle.connects} for ${money(bundle.cents)}`).join(', ') || 'None',
  },
]

const limitLines = ({ posts, proposals, answers }: Policy): PolicyTable['lines'] => [
  { label: 'A post stays open', value: dayCount(posts.openDays) },
  { label: 'Longest letter', value: `${count(proposals.coverLetterMost)} characters` },
  { label: 'Longest answer', value: `${count(proposals.answerMost)} characters` },
  { label: 'A request sent again has its first answer for', value: dayCount(answers.keptDays) },
  { label: 'A bid', value: `${money(proposals.bidLeastCents)} to ${money(proposals.bidMostCents)}` },
  { label: 'E-mail address confirmed first', value: proposals.needsVerifiedEmail ? 'Yes' : 'No' },
]

/** "1 year", "1 month, 15 days". */
function lifeWords(life: string): string {
  const length = Temporal.Duration.from(life)
  const units = ['years', 'months', 'weeks', 'days', 'hours', 'minutes', 'seconds'] as const
  return units
    .filter(unit => length[unit] !== 0)
    .map(unit => `${count(length[unit])} ${length[unit] === 1 ? unit.slice(0, -1) : unit}`)
    .join(', ')
}
