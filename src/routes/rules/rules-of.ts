import { money } from '#components/figures/money'
import { either } from '#components/page/either'
import { type BoostPromises, boostPromises } from '#economy/boosts/boost-promises'
import type { BoostRules } from '#economy/boosts/boost-rules'
import { connectsWords, demandWords, some } from '#economy/figure-words'
import { lapsesMonthly, livesWords } from '#economy/plans/lives-words'
import type { Plan } from '#economy/plans/plan-rules'
import type { HowMuchReturns, LapsedLotRule, Policy, ReturningEvent } from '#economy/policy/policy'
import type { ProlongingAct } from '#economy/posts/post-rules'
import { priceVaries } from '#economy/prices/dynamic-price'
import { priceFactors } from '#economy/prices/price-factors'
import { boostOutcome, type Outcomes } from '#economy/proposals/outcomes'
import { howOften } from '#economy/visibility/how-often'
import type { PolicySources } from '#gateways/policies/policy-sources'

/** A rule as a sentence, and where it is from. */
export type Rule = { text: string; source: string }
/** `boost`: what becomes of a boost, and besides; null where there is nothing to say. */
export type Returned = {
  event: string
  what: string
  back: 'yes' | 'no' | 'sometimes'
  boost: string | null
  source: string
}

type Sources = Pick<PolicySources, 'of'>
const listed = new Intl.ListFormat('en', { type: 'conjunction' })
const long = new Intl.DurationFormat('en', { style: 'long' })
const lasting = (iso: string) => long.format(Temporal.Duration.from(iso))
const days = (n: number) => `${n} ${n === 1 ? 'day' : 'days'}`

const happenings: Record<ReturningEvent, string> = {
  closedWithoutHire: 'The client closes the post before anybody is hired',
  closedAfterHire: 'The client closes the post, or it ends, after hiring somebody',
  removed: 'We remove the post for breaking the rules',
  ended: 'The post ends by its date with no hire',
  declined: 'The client declines your proposal',
  anotherHired: 'Others are hired for it',
  withdrawn: 'You withdraw your proposal',
}
const amounts: Record<HowMuchReturns, Pick<Returned, 'what' | 'back'>> = {
  all: { what: 'All of them come back', back: 'yes' },
  none: { what: 'None comes back', back: 'no' },
  'if-never-opened': { what: 'All come back if the client never opened it', back: 'sometimes' },
}

const boostReturns: Record<keyof Outcomes['boost'], string> = {
  unlessUsed: 'A boost comes back unless the client has acted on it',
  back: 'A boost comes back too',
  kept: 'A boost stays spent',
}

export const returnsOf = ({ returns, boosts }: Policy, { of }: Sources): Returned[] => [
  ...(Object.keys(happenings) as ReturningEvent[]).map(event => ({
    event: happenings[event],
    ...amounts[returns[event].proposal],
    boost: boosts && boostReturns[boostOutcome(event, { rules: boosts, returns })],
    source: of('returns', event),
  })),
  ...(returns.unreadHours === null
    ? []
    : [
        {
          event: `Nobody opens your proposal within ${some(returns.unreadHours, 'hour')}`,
          ...amounts.all,
          boost: boosts ? 'Your proposal stays, and so does a boost of it' : 'Your proposal stays',
          source: of('returns', 'unreadHours'),
        },
      ]),
  ...(returns.firstPack === null
    ? []
    : [
        {
          event: `Nobody hires you for what you send with your first purchase in its first ${days(returns.firstPack.days)}`,
          what: 'What it paid for these proposals comes back once, when the last of them has ended',
          back: 'yes' as const,
          boost: boosts ? 'What you withdrew stays spent, and a boost is as above' : 'What you withdrew stays spent',
          source: of('returns', 'firstPack'),
        },
      ]),
]

/** What changes the price that the band gives. */
export function priceRulesOf({ price }: Policy, { of }: Sources): Rule[] {
  if (price.most === 0) return [{ text: 'Every proposal is free.', source: of('price', 'most') }]
  const rules = [
    {
      text: `No proposal costs less than ${connectsWords(price.least)}, unless you are invited.`,
      source: of('price', 'least'),
    },
    { text: `No proposal costs more than ${connectsWords(price.most)}.`, source: of('price', 'most') },
    {
      text: `Where the client invited you, it costs ${price.invitation === 0 ? 'nothing' : `at most ${connectsWords(price.invitation)}`}.`,
      source: of('price', 'invitation'),
    },
    ...movingRulesOf(price, of),
  ]
  if (price.unverifiedClientStepsDown === 0) return rules
  const step = `While the client's payment is not verified, it costs one step less on the ladder ${price.steps.join(', ')}.`
  return [{ text: step, source: of('price', 'unverifiedClientStepsDown') }, ...rules]
}

function movingRulesOf(price: Policy['price'], of: Sources['of']): Rule[] {
  const rules: Rule[] = []
  const factors = priceFactors(price.dynamic)
  if (price.firstFree > 0)
    rules.push({
      text: `${price.firstFree === 1 ? 'The first proposal to a post costs' : `The first ${price.firstFree} proposals to a post cost`} nothing. A free place is nobody's before it is taken: who is too late is asked again, and nothing is sent or charged.`,
      source: of('price', 'firstFree'),
    })
  if (factors.length > 0)
    rules.push({
      text: `A price moves with ${factors.map(({ label, value }) => `${label} (${value})`).join('; ')}. A percent is of the price of the band, to whole Connects.`,
      source: of('price', 'dynamic'),
    })
  if (priceVaries(price))
    rules.push({
      text: `The price you were shown is yours for ${price.quoteMinutes} minutes, even if it rises meanwhile.`,
      source: of('price', 'quoteMinutes'),
    })
  return rules
}

const monthlyException = (plans: Plan[]): string => {
  const titles = plans.filter(lapsesMonthly).map(({ title }) => title)
  const whose = plans.length === 1 ? '' : ` of ${listed.format(titles)}`
  return titles.length === 0 ? '' : `, but the monthly ones${whose} only last ${livesWords['until-cycle-end']}`
}

export function lotRulesOf(
  { grants, lots, plans, returns, holds, corrections, ownLimits, boosts }: Policy,
  { of }: Sources,
): Rule[] {
  return [
    {
      text:
        grants.signUp.connects === 0
          ? 'Nobody receives Connects for joining.'
          : `A new freelancer receives ${connectsWords(grants.signUp.connects)} at once.`,
      source: of('grants', 'signUp', 'connects'),
    },
    {
      text: `${lots.life === null ? 'Connects never expire' : `Connects last ${lasting(lots.life)} from the day you receive them`}${monthlyException(plans)}.`,
      source: of('lots', 'life'),
    },
    { text: spentFirst[lots.burnOrder], source: of('lots', 'burnOrder') },
    {
      text: `A Connect that comes back goes to the lot it came from. ${intoLapsed(returns.intoLapsedLot)}`,
      source: of('returns', 'intoLapsedLot'),
    },
    {
      text: `You may set yourself limits in your wallet: ${boosts ? `a ${ownLimits.budgetPer}, a proposal, a boost` : `a ${ownLimits.budgetPer}, a proposal`}. Nothing of yours goes past them.`,
      source: of('ownLimits', 'budgetPer'),
    },
    {
      text: `Connects that are held are neither spent nor expire until that is decided. ${intoLapsed(holds.ofLapsedLot)}${holds.ofLapsedLot.rule === 'lapse' ? '' : ' That happens once to a Connect.'}`,
      source: of('holds', 'ofLapsedLot'),
    },
    {
      text: `If a payment for Connects is charged back, what is left of them goes and what was spent is owed. What you receive next${corrections.purchasesSettle ? ', bought or not,' : ', unless you bought it,'} settles that first; your balance never goes below zero.`,
      source: of('corrections', 'purchasesSettle'),
    },
  ]
}

/** What is held and charged for a boosted place; empty where there are none. */
export function boostRulesOf({ boosts, returns }: Policy, { of }: Sources): Rule[] {
  if (!boosts) return []
  const promises = boostPromises({ rules: boosts, returns })
  if (boosts.price) return placeRulesOf(boosts, promises, of)
  const { charged, when, price, back, kept, closes } = promises
  return [
    {
      text: `The ${boosts.places === 1 ? 'highest bid stands' : `${boosts.places} highest bids stand`} first in the client's list. A bid is ${connectsWords(boosts.least)} or more${boosts.most === null ? '' : `, at most ${connectsWords(boosts.most)}`}, and beats another by ${connectsWords(boosts.step)}.`,
      source: of('boosts', 'places'),
    },
    ...(boosts.skillsToFit > 0
      ? [
          {
            text: fitSentence(boosts.skillsToFit, 'bid'),
            source: of('boosts', 'skillsToFit'),
          },
        ]
      : []),
    { text: `The bidding closes ${closes}.`, source: of('boosts', 'closesAfterDays') },
    { text: `A bid is held. ${when} ${price}`, source: of('boosts', 'charge') },
    ...(charged.length > 0
      ? [{ text: `It is used up when ${either(charged)}.`, source: of('boosts', 'consumedBy') }]
      : []),
    { text: `It comes back if ${either(back)}.`, source: '' },
    ...(kept.length > 0 ? [{ text: `It stays spent, used or not, if ${either(kept)}.`, source: '' }] : []),
    ...placeboRule(promises, of),
  ]
}

const placeboRule = ({ placeboPercent }: BoostPromises, of: Sources['of']): Rule[] =>
  placeboPercent === 0
    ? []
    : [
        {
          text: `${placeboPercent}% of the biddings are placebos: without effect, never charged, and told to all who bid when they have closed.`,
          source: of('boosts', 'placeboPercent'),
        },
      ]

/** The same where a place has a price and is not bid for. */
function placeRulesOf({ places, skillsToFit }: BoostRules, promises: BoostPromises, of: Sources['of']): Rule[] {
  const { price, charged, when, back, kept, closes } = promises
  const [stands, one] = places === 1 ? ['One proposal stands', 'the place'] : [`${places} proposals stand`, 'a place']
  const source = (field: keyof BoostRules) => of('boosts', field)
  return [
    {
      text: `${stands} first in the client's list: whoever takes ${one} first. Nobody is outbid.`,
      source: source('places'),
    },
    { text: price, source: source('price') },
    ...(skillsToFit > 0 ? [{ text: fitSentence(skillsToFit, 'take a place'), source: source('skillsToFit') }] : []),
    { text: `A place can be had until ${closes}.`, source: source('closesAfterDays') },
    ...(charged.length > 0
      ? [{ text: `It is used up when ${either(charged)}. ${when}`, source: source('consumedBy') }]
      : []),
    ...(back.length > 0 ? [{ text: `It comes back if ${either(back)}.`, source: '' }] : []),
    ...(kept.length > 0 ? [{ text: `It stays spent, used or not, if ${either(kept)}.`, source: '' }] : []),
    ...placeboRule(promises, of),
  ]
}

const fitSentence = (skills: number, act: string): string =>
  `You can ${act} where your profile names ${skills === 1 ? 'one' : skills} of the skills the post asks for.`

const spentFirst: Record<Policy['lots']['burnOrder'], string> = {
  receipt: 'Those you received first are spent first.',
  'soonest-expiry': 'Those that expire soonest are spent first.',
  'free-first': 'Those you did not pay for are spent first.',
}

function intoLapsed(rule: LapsedLotRule): string {
  if (rule.rule === 'lapse') return 'If that lot has expired meanwhile, it expires with it.'
  if (rule.rule === 'grace')
    return `If that lot has expired meanwhile, you have ${days(rule.days)} after its last day to spend it.`
  return `If that lot has expired meanwhile, you have ${days(rule.days)} to spend it.`
}

function lifeRulesOf({ warnDays, prolonged, ...sent }: Policy['posts'], of: Sources['of']): Rule[] {
  const { perPost, perDay } = sent.invitations
  const rules: Rule[] = [
    {
      text: `Its client invites at most ${perPost.toLocaleString('en-US')} freelancers to it, and ${perDay.toLocaleString('en-US')} in 24 hours to all their posts.`,
      source: of('posts', 'invitations'),
    },
  ]
  if (sent.needsVerifiedEmail)
    rules.push({
      text: 'Its client has confirmed their e-mail address before it appeared.',
      source: of('posts', 'needsVerifiedEmail'),
    })
  if (warnDays !== null)
    rules.push({
      text: `Its client is told ${days(warnDays)} before, and again when it has ended.`,
      source: of('posts', 'warnDays'),
    })
  if (!prolonged) return rules
  const acts = either([...prolonged.by.map(act => prolongingActs[act]), 'its client asks for it'])
  rules.push({
    text: `It stays open ${days(prolonged.days)} longer from when ${acts}. What its end would have brought back to those who had proposed comes back on that day all the same.`,
    source: of('posts', 'prolonged'),
  })
  return rules
}

const prolongingActs: Record<ProlongingAct, string> = {
  opened: 'its client opens a proposal',
  shortlisted: 'its client shortlists one',
  interviewed: 'its client starts an interview',
  declined: 'its client declines a proposal',
  hired: 'its client hires',
  edited: 'its client edits it',
  invited: 'its client invites somebody',
  proposed: 'somebody sends a proposal',
}

export function proposalRulesOf({ posts, proposals }: Policy, { of }: Sources): Rule[] {
  const { bidLeastCents, bidMostCents, coverLetterMost, answerMost, needsVerifiedEmail } = proposals
  const rules = [
    {
      text: `A post takes proposals for up to ${days(posts.openDays)}, and never opens again once it has ended.`,
      source: of('posts', 'openDays'),
    },
    ...lifeRulesOf(posts, of),
    { text: 'You send one proposal to a post, and you pay the price that was shown.', source: '' },
    {
      text: `A letter has at most ${coverLetterMost.toLocaleString('en-US')} characters.`,
      source: of('proposals', 'coverLetterMost'),
    },
    {
      text: `An answer has at most ${answerMost.toLocaleString('en-US')} characters.`,
      source: of('proposals', 'answerMost'),
    },
    {
      text: `A bid is between ${money(bidLeastCents)} and ${money(bidMostCents)}.`,
      source: of('proposals', 'bidLeastCents'),
    },
  ]
  if (!needsVerifiedEmail) return rules
  return [
    ...rules,
    {
      text: 'You confirm your e-mail address before you send the first one.',
      source: of('proposals', 'needsVerifiedEmail'),
    },
  ]
}

/** What a freelancer may pay for to be seen; empty where nothing is offered. */
export function visibilityRulesOf({ visibility }: Policy, { of }: Sources): Rule[] {
  const { availabilityBadge, boostedProfile } = visibility
  const price = ({ weekly }: { weekly: number }) =>
    `costs ${connectsWords(weekly)} a week: one on switching on, then one every ${howOften(weekly)} while it is shown`
  const moves = ({ demand }: { demand: { from: number; weekly: number }[] }) =>
    demand.length > 0 ? ` Its price moves with each Connect: ${demand.map(demandWords).join('; ')}.` : ''
  const badge = availabilityBadge && {
    text: `The badge “Available now” ${price(availabilityBadge)}.${moves(availabilityBadge)}`,
    source: of('visibility', 'availabilityBadge'),
  }
  const boosted = boostedProfile && {
    text: `A boosted profile ${price(boostedProfile)}. Of those that fit a client's search at most ${boostedProfile.places} stand first on a page, marked “Boosted”.`,
    source: of('visibility', 'boostedProfile'),
  }
  const offered = [badge, boosted].filter(rule => rule !== null)
  if (offered.length === 0) return []
  const yours =
    'You set the most you pay a week. Above that it pauses and nothing is charged; switch it off at any time and nothing more is charged.'
  return [...offered, { text: yours, source: '' }]
}
