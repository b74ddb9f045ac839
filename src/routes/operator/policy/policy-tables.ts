import { count } from '#components/figures/count'
import { money } from '#components/figures/money'
import type { HowMuchReturns, LapsedLotRule, Policy } from '#economy/policy'
import type { Activity } from '#economy/referral-activity'

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

const activities: Record<Activity, string> = {
  'first-proposal': 'at the first paid proposal',
  'first-interview': 'at the first interview',
  'first-hire': 'at the first hire',
}

function grantLines({ grants }: Policy): PolicyTable['lines'] {
  const { readinessTest: test, badges, interview, profile, referral } = grants
  return [
    {
      label: 'Readiness test, first pass',
      value: test
        ? `${connects(test.connects)}: ${test.passPercent}% of ${test.questions} questions in ${test.minutes} minutes, again after ${dayCount(test.retryDays)}`
        : 'None',
    },
    ...badges.map(({ title, once, monthly }) => ({
      label: `Badge ${title}`,
      value: `${connects(once)} once, ${count(monthly)} on each cycle day`,
    })),
    {
      label: 'Interview on a paid proposal',
      value: interview
        ? `${connects(interview.connects)}, at most ${interview.most} in ${dayCount(interview.days)}`
        : 'Nothing',
    },
    ...(profile
      ? [
          {
            label: 'Profile: headline',
            value: `${connects(profile.headline.connects)}, from ${profile.headline.characters} characters`,
          },
          {
            label: 'Profile: about',
            value: `${connects(profile.about.connects)}, from ${profile.about.characters} characters`,
          },
          { label: 'Profile: skills', value: `${connects(profile.skills.connects)}, from ${profile.skills.count}` },
          { label: 'Profile: hourly rate', value: connects(profile.rate.connects) },
          {
            label: 'Profile: links',
            value: `${connects(profile.portfolio.connects)}, from ${profile.portfolio.count}`,
          },
        ]
      : [{ label: 'Profile', value: 'Nothing' }]),
    {
      label: 'Referral',
      value: referral
        ? `${connects(referral.connects)}, and ${count(referral.referred)} for the referred, ${activities[referral.activeWhen]}`
        : 'Nothing',
    },
  ]
}

/** Every figure of a policy in words, in the order of its file. */
export const policyTables = (policy: Policy): PolicyTable[] => [
  { title: 'What a proposal costs', lines: priceLines(policy) },
  { title: 'What comes back', lines: returnLines(policy) },
  { title: 'How Connects come and go', lines: lotLines(policy) },
  { title: 'What gives Connects', lines: grantLines(policy) },
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
