import { count } from '#components/figures/count'
import { money } from '#components/figures/money'
import type { Plan } from '#economy/plan-rules'
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
  { title: 'Plans', lines: planLines(policy) },
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

const begins = { now: 'At once', 'next-cycle': 'With the next cycle' }

const planLines = ({ plans, cycle, planChange }: Policy): PolicyTable['lines'] => [
  ...plans.map(plan => ({ label: plan.title, value: planWords(plan) })),
  {
    label: 'A cycle of day 29 to 31 begins',
    value: cycle.lateDays === 'last-of-month' ? 'On the last day of a short month' : 'On the 1st of the month after',
  },
  {
    label: 'First monthly Connects',
    value: cycle.firstGrant === 'at-once' ? 'With the wallet' : 'With the second cycle',
  },
  { label: 'Told before Connects are forfeited', value: `${dayCount(cycle.noticeDays)} ahead` },
  { label: 'A higher plan begins', value: begins[planChange.upgrade] },
  { label: 'And gives the difference at once', value: planChange.upgradeGivesDifference ? 'Yes' : 'No' },
  { label: 'A lower plan begins', value: begins[planChange.downgrade] },
]

function planWords({ cents, monthly, monthlyLives, carried, needsPurchase, drip }: Plan): string {
  const words = [
    cents === 0 ? 'Free' : `${money(cents)} a month`,
    `${connects(monthly)} a month${monthlyLives === 'until-cycle-end' ? ' until the next' : ''}${needsPurchase ? ' after a first purchase' : ''}`,
    carried === null ? 'all carried' : `at most ${count(carried)} carried`,
  ]
  return [...words, ...(drip ? [`one every ${count(drip.everyMinutes)} minutes up to ${count(drip.limit)}`] : [])].join(
    ', ',
  )
}

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
