import type { BoostRules } from '../boosts/boost-rules.ts'
import { placePriceWords } from '../boosts/place-price.ts'
import {
  connectsWords,
  countWords,
  daysWords,
  demandWords,
  everyWords,
  lifeWords,
  moneyWords,
  some,
} from '../figure-words.ts'
import { countingLine, referralCapLine } from '../grants/counting-words.ts'
import type { Activity } from '../grants/referral-activity.ts'
import type { Plan } from '../plans/plan-rules.ts'
import type { ProlongingAct } from '../posts/post-rules.ts'
import { priceFactors } from '../prices/price-factors.ts'
import type { BoostReturn } from '../proposals/return-rules.ts'
import { anyAmountWords, regionWords, soldWords } from '../purchases/price-words.ts'
import { howOften } from '../visibility/how-often.ts'
import { buyersWords } from './changes/agency-changes.ts'
import type { HowMuchReturns, LapsedLotRule, Policy, ReturningEvent } from './policy.ts'

/** One rule in words; `at` is where it is written in the policy's file, for its source. */
export type PolicyLine = {
  label: string
  value: string
  at: (string | number)[]
  /** Other places whose figures stand in the same words. */
  also?: (string | number)[][]
}
export type PolicyTable = { title: string; lines: PolicyLine[] }

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
  { title: 'Plans', lines: planLines(policy) },
  { title: 'What gives Connects', lines: grantLines(policy) },
  { title: 'Boosted proposals', lines: boostedLines(policy) },
  { title: 'Being seen', lines: visibilityLines(policy) },
  { title: 'What is put right', lines: correctionLines(policy) },
  { title: 'Posts and proposals', lines: limitLines(policy) },
  { title: 'How these rules change', lines: changeLines(policy) },
]

function priceLines({ price }: Policy): PolicyLine[] {
  const down = price.unverifiedClientStepsDown
  return [
    ...(['fixed', 'hourly'] as const).flatMap(kind =>
      price[kind].map((band, i) => ({
        label: band.label,
        value: connectsWords(band.connects),
        at: ['price', kind, i],
      })),
    ),
    {
      label: 'Client whose payment is not verified',
      value: down === 0 ? 'The same' : `${some(down, 'step')} lower on the ladder`,
      at: ['price', 'unverifiedClientStepsDown'],
    },
    { label: 'The ladder', value: price.steps.join(', '), at: ['price', 'steps'] },
    {
      label: 'On an invitation',
      value: price.invitation === 0 ? 'Nothing' : connectsWords(price.invitation),
      at: ['price', 'invitation'],
    },
    { label: 'Least', value: connectsWords(price.least), at: ['price', 'least'] },
    { label: 'Most', value: connectsWords(price.most), at: ['price', 'most'] },
  ]
}

const ofLapsedLot = (rule: LapsedLotRule): string => {
  if (rule.rule === 'lapse') return 'Are lost with it'
  return rule.rule === 'grace'
    ? `The lot lives on for ${daysWords(rule.days)}`
    : `Become a lot of their own for ${daysWords(rule.days)}`
}

const movingLines = ({ price }: Policy): PolicyLine[] => [
  {
    label: 'Proposals to a post that cost nothing',
    value: price.firstFree === 0 ? 'None' : `The first ${price.firstFree}`,
    at: ['price', 'firstFree'],
  },
  ...(price.dynamic
    ? priceFactors(price.dynamic).map(factor => ({ ...factor, at: ['price', 'dynamic'] }))
    : [{ label: 'Demand, client history, size of the work', value: 'Nothing', at: ['price', 'dynamic'] }]),
  {
    label: 'A price that was shown holds, where prices move',
    value: some(price.quoteMinutes, 'minute'),
    at: ['price', 'quoteMinutes'],
  },
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

const boostLines = ({ returns }: Policy): PolicyLine[] =>
  (Object.keys(events) as ReturningEvent[]).map(event => ({
    label: `Boost: ${events[event].toLowerCase()}`,
    value: boostBack[returns[event].boost],
    at: ['returns', event],
  }))

const returnLines = ({ returns, holds }: Policy): PolicyLine[] => [
  ...(Object.keys(events) as ReturningEvent[]).map(event => ({
    label: events[event],
    value: comeBack[returns[event].proposal],
    at: ['returns', event],
  })),
  {
    label: 'Proposal nobody opens',
    value: returns.unreadHours === null ? 'Nothing by itself' : `Comes back after ${some(returns.unreadHours, 'hour')}`,
    at: ['returns', 'unreadHours'],
  },
  {
    label: 'First purchase, nothing won with it',
    value:
      returns.firstPack === null
        ? 'Nothing by itself'
        : `What it paid for proposals in ${daysWords(returns.firstPack.days)} comes back once`,
    at: ['returns', 'firstPack'],
  },
  {
    label: 'Connects whose lot has lapsed',
    value: ofLapsedLot(returns.intoLapsedLot),
    at: ['returns', 'intoLapsedLot'],
  },
  { label: 'Held Connects whose lot has lapsed', value: ofLapsedLot(holds.ofLapsedLot), at: ['holds', 'ofLapsedLot'] },
]

const lotLines = ({
  lots,
  bundles,
  anyAmount,
  connectCents,
  currency,
  ownLimits,
  regions,
  plans,
}: Policy): PolicyLine[] => [
  { label: 'Life of a lot', value: lots.life === null ? 'Without end' : lifeWords(lots.life), at: ['lots', 'life'] },
  { label: 'Spent in this order', value: burnOrders[lots.burnOrder], at: ['lots', 'burnOrder'] },
  {
    label: "A member's own budget",
    value: `By the ${ownLimits.budgetPer}`,
    at: ['ownLimits', 'budgetPer'],
  },
  { label: 'Connects and plans are paid in', value: currency, at: ['currency'] },
  { label: 'One Connect', value: moneyWords(connectCents, currency), at: ['connectCents'] },
  { label: 'Bundles', value: soldWords(bundles, currency) || 'None', at: ['bundles'] },
  { label: 'Any other amount', value: anyAmountWords(anyAmount), at: ['anyAmount'] },
  ...regions.map((region, i) => ({
    label: `Prices in ${region.title}`,
    value: `${regionWords(region, plans)}; for ${region.countries.join(', ')}`,
    at: ['regions', i],
  })),
]

const seenWords = (seen: BoostRules['seenToConsume']): string =>
  seen ? `${some(seen.times, 'time')}, ${some(seen.minutesApart, 'minute')} apart` : 'Never'

const fitWords = (skills: number): string =>
  skills === 0 ? 'Everybody who has proposed' : `Who has ${skills} of the skills of the post in their profile`

function boostedLines({ boosts }: Policy): PolicyLine[] {
  if (!boosts) return [{ label: 'Boosts', value: 'None', at: ['boosts'] }]
  const bids = boosts.most === null ? 'or more' : `to ${countWords(boosts.most)}`
  const opened =
    boosts.opensToConsume === 1
      ? 'opened'
      : `opened ${boosts.opensToConsume} times ${some(boosts.opensMinutesApart, 'minute')} apart`
  return [
    { label: 'Places', value: countWords(boosts.places), at: ['boosts', 'places'] },
    {
      label: 'A bid on a place',
      value: `${connectsWords(boosts.least)} ${bids}`,
      at: ['boosts', 'least'],
      also: [['boosts', 'most']],
    },
    {
      label: 'Fixed price of a place',
      value: boosts.price ? `${placePriceWords(boosts.price)}, in Connects` : 'None: it is bid for',
      at: ['boosts', 'price'],
    },
    { label: 'Step between bids', value: connectsWords(boosts.step), at: ['boosts', 'step'] },
    {
      label: 'Bidding closes',
      value: `${daysWords(boosts.closesAfterDays)} after posting${boosts.closesAtFirstHire ? ', or at the first hire' : ''}`,
      at: ['boosts', 'closesAfterDays'],
      also: [['boosts', 'closesAtFirstHire']],
    },
    {
      label: 'What a place costs',
      value: boosts.charge === 'first-price' ? 'The own bid' : 'The highest bid that lost its place and a step',
      at: ['boosts', 'charge'],
    },
    {
      label: 'Used up when the client has',
      value:
        boosts.consumedBy.join(', ').replace('opened', opened).replace('placed', 'placed it there: at once') || 'Never',
      at: ['boosts', 'consumedBy'],
      also: [
        ['boosts', 'opensToConsume'],
        ['boosts', 'opensMinutesApart'],
      ],
    },
    { label: 'Used up by being seen', value: seenWords(boosts.seenToConsume), at: ['boosts', 'seenToConsume'] },
    { label: 'Who may bid', value: fitWords(boosts.skillsToFit), at: ['boosts', 'skillsToFit'] },
    { label: 'Placebo auctions', value: `${boosts.placeboPercent}%`, at: ['boosts', 'placeboPercent'] },
    {
      label: 'A bid comes back by itself',
      value: `${daysWords(boosts.holdDaysPastEnd)} after the planned end of its post`,
      at: ['boosts', 'holdDaysPastEnd'],
    },
  ]
}

const begins = { now: 'At once', 'next-cycle': 'With the next cycle' }

function planLines(policy: Policy): PolicyLine[] {
  const { plans, cycle, planChange, currency } = policy
  return [
    ...plans.map((plan, i) => ({ label: plan.title, value: planWords(plan, currency), at: ['plans', i] })),
    {
      label: 'A cycle of day 29 to 31 begins',
      value: cycle.lateDays === 'last-of-month' ? 'On the last day of a short month' : 'On the 1st of the month after',
      at: ['cycle', 'lateDays'],
    },
    {
      label: 'First monthly Connects',
      value: cycle.firstGrant === 'at-once' ? 'With the wallet' : 'With the second cycle',
      at: ['cycle', 'firstGrant'],
    },
    {
      label: 'Told before Connects are forfeited',
      value: `${daysWords(cycle.noticeDays)} ahead`,
      at: ['cycle', 'noticeDays'],
    },
    { label: 'A higher plan begins', value: begins[planChange.upgrade], at: ['planChange', 'upgrade'] },
    {
      label: 'And gives the difference at once',
      value: planChange.upgradeGivesDifference ? 'Yes' : 'No',
      at: ['planChange', 'upgradeGivesDifference'],
    },
    { label: 'A lower plan begins', value: begins[planChange.downgrade], at: ['planChange', 'downgrade'] },
    ...agencyLines(policy),
  ]
}

function agencyLines({ agencies }: Policy): PolicyLine[] {
  if (!agencies) return [{ label: 'Agencies', value: 'None', at: ['agencies'] }]
  return [
    {
      label: 'Plans for agencies, the first for new ones',
      value: agencies.plans.join(', '),
      at: ['agencies', 'plans'],
    },
    {
      label: 'Who buys for an agency',
      value: sentence(`its ${buyersWords({ agencies })}`),
      at: ['agencies', 'buyers'],
    },
    { label: 'A pool is frozen on plan', value: agencies.frozenOn.join(', ') || 'None', at: ['agencies', 'frozenOn'] },
  ]
}

const sentence = (words: string): string => `${words[0]!.toUpperCase()}${words.slice(1)}`

function planWords({ cents, monthly, monthlyLives, carried, needsPurchase, drip }: Plan, currency: string): string {
  const words = [
    cents === 0 ? 'Free' : `${moneyWords(cents, currency)} a month`,
    `${connectsWords(monthly)} a month${monthlyLives === 'until-cycle-end' ? ' until the next' : ''}${needsPurchase ? ' after a first purchase' : ''}`,
    carried === null ? 'all carried' : `at most ${countWords(carried)} carried`,
  ]
  return [...words, ...(drip ? [`one ${everyWords(drip.everyMinutes)} up to ${countWords(drip.limit)}`] : [])].join(
    ', ',
  )
}

const activities: Record<Activity, string> = {
  'first-proposal': 'at the first paid proposal',
  'first-interview': 'at the first interview',
  'first-hire': 'at the first hire',
}

const grantLines = ({ grants }: Policy): PolicyLine[] => [
  { label: 'At sign-up', value: connectsWords(grants.signUp.connects), at: ['grants', 'signUp', 'connects'] },
  testLine(grants),
  ...grants.badges.map(({ title, once, monthly }, i) => ({
    label: `Badge ${title}`,
    value: `${connectsWords(once)} once, ${countWords(monthly)} on each cycle day`,
    at: ['grants', 'badges', i],
  })),
  {
    label: 'Interview on a paid proposal',
    value: grants.interview
      ? `${connectsWords(grants.interview.connects)}, at most ${grants.interview.most} in ${daysWords(grants.interview.days)}${countingLine(grants.interview)}`
      : 'Nothing',
    at: ['grants', 'interview'],
  },
  ...profileLines(grants),
  {
    label: 'Referral',
    value: grants.referral
      ? `${connectsWords(grants.referral.connects)}, and ${countWords(grants.referral.referred)} for the referred, ${activities[grants.referral.activeWhen]}${referralCapLine(grants.referral)}${countingLine(grants.referral)}`
      : 'Nothing',
    at: ['grants', 'referral'],
  },
]

const testLine = ({ readinessTest: test }: Policy['grants']): PolicyLine => ({
  label: 'Readiness test, first pass',
  value: test
    ? `${connectsWords(test.connects)}: ${test.passPercent}% of ${test.questions} questions in ${test.minutes} minutes, again after ${daysWords(test.retryDays)}`
    : 'None',
  at: ['grants', 'readinessTest'],
})

function profileLines({ profile }: Policy['grants']): PolicyLine[] {
  if (!profile) return [{ label: 'Profile', value: 'Nothing', at: ['grants', 'profile'] }]
  const { headline, about, skills, rate, portfolio } = profile
  const line = (label: string, connects: number, section: string, from = '') => ({
    label: `Profile: ${label}`,
    value: `${connectsWords(connects)}${from}`,
    at: ['grants', 'profile', section],
  })
  return [
    line('headline', headline.connects, 'headline', `, from ${headline.characters} characters`),
    line('about', about.connects, 'about', `, from ${about.characters} characters`),
    line('skills', skills.connects, 'skills', `, from ${skills.count}`),
    line('hourly rate', rate.connects, 'rate'),
    line('links', portfolio.connects, 'portfolio', `, from ${portfolio.count}`),
  ]
}

const visibilityLines = ({ visibility }: Policy): PolicyLine[] => {
  const { availabilityBadge, boostedProfile, graceMinutes } = visibility
  const price = (service: { weekly: number } | null) =>
    service ? `${connectsWords(service.weekly)} a week, one every ${howOften(service.weekly)}` : 'Not offered'
  return [
    {
      label: 'Availability badge',
      value: [price(availabilityBadge), ...(availabilityBadge?.demand ?? []).map(demandWords)].join('; '),
      at: ['visibility', 'availabilityBadge'],
    },
    { label: 'Boosted profile', value: price(boostedProfile), at: ['visibility', 'boostedProfile'] },
    {
      label: 'Boosted places on a page',
      value: boostedProfile ? `At most ${boostedProfile.places}` : 'None',
      at: ['visibility', 'boostedProfile'],
    },
    { label: 'Shown on until it is charged', value: some(graceMinutes, 'minute'), at: ['visibility', 'graceMinutes'] },
  ]
}

const correctionLines = ({ corrections }: Policy): PolicyLine[] => [
  {
    label: 'Owed after a charge back is settled by',
    value: corrections.purchasesSettle ? 'Whatever arrives, bought too' : 'Whatever arrives but was not bought',
    at: ['corrections', 'purchasesSettle'],
  },
  {
    label: 'One operator alone gives or takes in a wallet',
    value:
      corrections.approvalAbove === 0
        ? 'Nothing'
        : `${connectsWords(corrections.approvalAbove)} in ${daysWords(corrections.approvalDays)}`,
    at: ['corrections', 'approvalAbove'],
    also: [['corrections', 'approvalDays']],
  },
  {
    label: 'One operator alone offers by a code',
    value: corrections.discountAbove === 0 ? 'No discount' : `Up to ${corrections.discountAbove}% off`,
    at: ['corrections', 'discountAbove'],
  },
]

const prolongedWords = (prolonged: Policy['posts']['prolonged']): string =>
  prolonged === null
    ? 'Never'
    : `${daysWords(prolonged.days)} from when its client ${[...prolonged.by.map(act => prolongingWords[act]), 'asks for it'].join(', or ')}`

const prolongingWords: Record<ProlongingAct, string> = {
  opened: 'opens a proposal',
  shortlisted: 'shortlists one',
  interviewed: 'starts an interview',
  declined: 'declines a proposal',
  hired: 'hires',
  edited: 'edits it',
  invited: 'invites somebody',
  proposed: 'receives a proposal',
}

const limitLines = ({ posts, proposals, answers, clockwork }: Policy): PolicyLine[] => [
  { label: 'A post stays open', value: daysWords(posts.openDays), at: ['posts', 'openDays'] },
  {
    label: 'Its client is told of its end',
    value: posts.warnDays === null ? 'Not ahead' : `${daysWords(posts.warnDays)} ahead`,
    at: ['posts', 'warnDays'],
  },
  { label: 'It is kept open longer', value: prolongedWords(posts.prolonged), at: ['posts', 'prolonged'] },
  {
    label: 'Its client has confirmed their e-mail address',
    value: posts.needsVerifiedEmail ? 'Yes' : 'No',
    at: ['posts', 'needsVerifiedEmail'],
  },
  {
    label: 'Most invitations of its client',
    value: `${countWords(posts.invitations.perPost)} to a post, ${countWords(posts.invitations.perDay)} in 24 hours`,
    at: ['posts', 'invitations'],
  },
  {
    label: 'Longest letter',
    value: `${countWords(proposals.coverLetterMost)} characters`,
    at: ['proposals', 'coverLetterMost'],
  },
  {
    label: 'Longest answer',
    value: `${countWords(proposals.answerMost)} characters`,
    at: ['proposals', 'answerMost'],
  },
  {
    label: 'A request sent again has its first answer for',
    value: daysWords(answers.keptDays),
    at: ['answers', 'keptDays'],
  },
  {
    label: 'Most links in a proposal',
    value: countWords(proposals.linksMost),
    at: ['proposals', 'linksMost'],
  },
  {
    label: 'What the clockwork did is kept for',
    value: daysWords(clockwork.runsKeptDays),
    at: ['clockwork', 'runsKeptDays'],
  },
  { label: 'Smallest bid', value: moneyWords(proposals.bidLeastCents), at: ['proposals', 'bidLeastCents'] },
  { label: 'Largest bid', value: moneyWords(proposals.bidMostCents), at: ['proposals', 'bidMostCents'] },
  {
    label: 'E-mail address confirmed first',
    value: proposals.needsVerifiedEmail ? 'Yes' : 'No',
    at: ['proposals', 'needsVerifiedEmail'],
  },
]

const changeLines = ({ changes }: Policy): PolicyLine[] => [
  {
    label: 'Announced before they hold',
    value: changes.noticeDays === 0 ? 'Not at all' : `${daysWords(changes.noticeDays)} ahead`,
    at: ['changes', 'noticeDays'],
  },
  {
    label: 'Not before',
    value: changes.earliest ?? 'No day is promised',
    at: ['changes', 'earliest'],
  },
]
