import { count } from '#components/figures/count'
import { money } from '#components/figures/money'
import type { HowMuchReturns, LapsedLotRule, Policy } from '#economy/policy'

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
  { title: 'What comes back', lines: returnLines(policy) },
  { title: 'How Connects come and go', lines: lotLines(policy) },
  { title: 'Posts and proposals', lines: limitLines(policy) },
  { title: 'Boosted proposals', lines: boostLines(policy) },
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

const ofLapsedLot = (rule: LapsedLotRule): string => {
  if (rule.rule === 'lapse') return 'Are lost with it'
  return rule.rule === 'grace'
    ? `The lot lives on for ${dayCount(rule.days)}`
    : `Become a lot of their own for ${dayCount(rule.days)}`
}

function returnLines({ returns, holds }: Policy): PolicyTable['lines'] {
  return [
    { label: 'Post closed without a hire', value: comeBack[returns.closedWithoutHire] },
    { label: 'Post removed for breaking the rules', value: comeBack[returns.removed] },
    { label: 'Post ended by its date without a hire', value: comeBack[returns.ended] },
    { label: 'Proposal declined', value: comeBack[returns.declined] },
    { label: 'Somebody else hired', value: comeBack[returns.anotherHired] },
    { label: 'Proposal withdrawn', value: comeBack[returns.withdrawn] },
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

function boostLines({ boosts }: Policy): PolicyTable['lines'] {
  if (!boosts) return [{ label: 'Boosts', value: 'None' }]
  return [
    { label: 'Places', value: count(boosts.places) },
    {
      label: 'A bid on a place',
      value: boosts.most === null ? `${connects(boosts.least)} or more` : `${boosts.least} to ${connects(boosts.most)}`,
    },
    { label: 'Step between bids', value: connects(boosts.step) },
    {
      label: 'Bidding closes',
      value: `${dayCount(boosts.closesAfterDays)} after posting${boosts.closesAtFirstHire ? ', or at the first hire' : ''}`,
    },
    {
      label: 'What a place costs',
      value: boosts.charge === 'first-price' ? 'The own bid' : 'The highest losing bid and a step',
    },
    {
      label: 'Charged when the client has',
      value:
        boosts.consumedBy
          .join(', ')
          .replace('opened', boosts.opensToConsume === 1 ? 'opened' : `opened it ${boosts.opensToConsume} times`) ||
        'Never',
    },
    { label: 'Placebo auctions', value: `${boosts.placeboPercent}%` },
    {
      label: 'A bid comes back by itself',
      value: `${dayCount(boosts.holdDaysPastEnd)} after the planned end of its post`,
    },
  ]
}

/** "1 year", "1 month, 15 days". */
function lifeWords(life: string): string {
  const length = Temporal.Duration.from(life)
  const units = ['years', 'months', 'weeks', 'days', 'hours', 'minutes', 'seconds'] as const
  return units
    .filter(unit => length[unit] !== 0)
    .map(unit => `${count(length[unit])} ${length[unit] === 1 ? unit.slice(0, -1) : unit}`)
    .join(', ')
}
