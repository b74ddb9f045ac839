import { clientActs } from '#economy/boosts/boost-rules'
import type { CountingRules } from '#economy/grants/grant-rules'
import { activities } from '#economy/grants/referral-activity'
import type { Plan } from '#economy/plans/plan-rules'
import type { Policy } from '#economy/policy/policy'
import { readPolicy } from '#gateways/policies/read-policy'
import { quiet } from '../tests/quiet.ts'
import { drawPriceLists } from './draw-price-lists.ts'
import { type Family, hasPriceLists } from './families.ts'
import type { Random } from './random.ts'

/** The default policy with the choices it leaves to an operator made one way or the other. */
export function drawPolicy(random: Random, families: Family[]): Policy {
  const policy = quiet(readPolicy('earnest'))
  const { lots, returns } = policy
  const lapsedLot = () =>
    random.pick([{ rule: 'lapse' }, { rule: 'grace', days: 20 }, { rule: 'new-lot', days: 30 }] as const)
  const when = () => random.pick(['now', 'next-cycle'] as const)
  const month = { drip: null, needsPurchase: false, monthlyLives: 'as-lots' } as const
  const [basic, plus, frozen, pool] = policy.plans as [Plan, Plan, Plan, Plan]
  const ofAgency = families.includes('agencies')
  const agency = ofAgency ? [frozen, { ...pool, ...month, monthly: 4, carried: random.pick([6, null]) }] : []
  const drips = (limit: number) =>
    families.includes('drips') && { drip: { everyMinutes: random.pick([600, 1440, 4320]), limit } }
  const months = families.includes('months') ? drawMonths(random) : undefined
  const boosts = families.includes('boosts')
  const boosted = boosts ? drawBoostReturns(random, returns) : returns
  return {
    ...policy,
    plans: [basic, plus],
    agencies: ofAgency ? { ...policy.agencies!, plans: ['agency-plus', 'agency-basic'] } : null,
    ...(families.includes('plans') && {
      plans: [
        {
          ...basic,
          ...month,
          ...drips(2),
          needsPurchase: true,
          monthly: 2,
          carried: random.pick([2, 2, 4, null]),
          ...months?.basic,
        },
        { ...plus, ...month, ...drips(4), monthly: 5, carried: 4, ...months?.plus },
        ...agency,
      ],
      ...(months && { cycle: { ...policy.cycle, ...months.cycle } }),
      planChange: { upgrade: when(), downgrade: when(), upgradeGivesDifference: random.chance(0.7) },
    }),
    ...(families.includes('versions') && { changes: { noticeDays: random.pick([0, 1, 3]), earliest: null } }),
    ...(families.includes('prices') && { price: drawPrices(random, policy.price) }),
    ...(boosts && { boosts: families.includes('places') ? drawPlaces(random) : drawBoosts(random) }),
    ...(families.includes('weeks') && { ownLimits: { budgetPer: drawBudget(random, families) } }),
    ...(hasPriceLists(families) && drawPriceLists(random, families)),
    corrections: {
      ...policy.corrections,
      purchasesSettle: random.chance(0.5),
      approvalAbove: random.pick([0, 3, 3, 6]),
      approvalDays: 9,
      ...(families.includes('discounts') && { discountAbove: random.pick([20, 20, 50]) }),
    },
    grants: {
      ...policy.grants,
      interview: { connects: 3, most: 4, days: 4, ...drawCounting(random, families) },
      ...(families.includes('profiles') && { profile: drawProfile(random) }),
      ...(families.includes('readiness') && { readinessTest: drawReadiness(random) }),
      ...(families.includes('referrals') && {
        referral: {
          ...{ connects: 3, referred: 2, activeWhen: random.pick(activities), ...drawCounting(random, families) },
          ...{ most: 4, days: 4 },
        },
      }),
      badges: [
        { badge: 'rising', title: 'Rising', once: 3, monthly: 0 },
        { badge: 'top', title: 'Top', once: random.pick([0, 2]), monthly: 2 },
      ],
    },
    visibility: {
      availabilityBadge: { weekly: random.pick([3, 11, 28]), demand: [] },
      boostedProfile: random.chance(0.8) ? { weekly: 9, places: 2 } : null,
      graceMinutes: random.pick([1, 60]),
    },
    holds: { ofLapsedLot: lapsedLot() },
    lots: {
      // What lapses within days is never carried into a month.
      life: random.pick(
        families.includes('plans') || boosts ? [lots.life, 'P40D', 'P40D'] : [lots.life, 'P40D', 'P12D', 'P12D'],
      ),
      burnOrder: random.pick([lots.burnOrder, 'receipt'] as const),
      ...months?.lots,
    },
    returns: {
      ...boosted,
      ended: { ...boosted.ended, proposal: random.pick(['all', 'all', 'none', 'if-never-opened'] as const) },
      declined: { ...boosted.declined, proposal: random.pick(['none', 'all'] as const) },
      withdrawn: { ...boosted.withdrawn, proposal: random.pick(['none', 'all'] as const) },
      intoLapsedLot: lapsedLot(),
      ...(families.includes('packs') && { firstPack: { days: random.pick([2, 5, 9]) } }),
      ...(families.includes('unread') && { unreadHours: random.pick([24, 48, 48, 96]) }),
    },
  }
}

/** When months begin, what they bring, and for how long: the plans of all other families need a purchase and bring what lives on. */
function drawMonths(random: Random) {
  const monthlyLives = random.pick(['as-lots', 'until-cycle-end', 'until-cycle-end'] as const)
  return {
    cycle: {
      lateDays: random.pick(['first-of-next-month', 'last-of-month'] as const),
      firstGrant: random.pick(['next-cycle', 'at-once'] as const),
    },
    basic: { monthlyLives, needsPurchase: random.chance(0.3) },
    plus: { monthlyLives: random.pick([monthlyLives, 'as-lots'] as const) },
    lots: { burnOrder: random.pick(['free-first', 'free-first', 'soonest-expiry'] as const) },
  }
}

/** Prices that move: mostly up with the demand, by what is known of the client and by the size of the work. */
function drawPrices(random: Random, price: Policy['price']): Policy['price'] {
  const dear = [
    { from: 1, percent: 50, label: 'Somebody proposed' },
    { from: 2, connects: 3, label: 'Two did' },
  ]
  const cheap = [{ from: 1, percent: -50, label: 'Somebody proposed' }]
  const hireRate = [
    { from: 0, connects: -1, label: 'Hires seldom' },
    { from: 50, percent: 25, label: 'Hires often' },
  ]
  return {
    ...price,
    most: 9,
    firstFree: random.pick([0, 0, 1]),
    dynamic: {
      demand: random.chance(0.8) ? dear : cheap,
      ...(random.chance(0.5) && { hireRate }),
      ...(random.chance(0.5) && { verified: { connects: 1, label: 'Verified' } }),
      ...(random.chance(0.5) && { budget: [{ from: 450_00, percent: 25, label: 'Large' }] }),
    },
  }
}

const drawCounting = (random: Random, families: Family[]): CountingRules => {
  return families.includes('referrals')
    ? { paidWhen: random.pick(['at-once', 'when-kept', 'when-kept'] as const), verifiedClientsOnly: random.chance(0.3) }
    : { paidWhen: 'at-once', verifiedClientsOnly: false }
}

const drawReadiness = (random: Random): Policy['grants']['readinessTest'] => ({
  connects: 4,
  questions: random.pick([2, 3, 5]),
  passPercent: random.pick([50, 67, 80, 100]),
  minutes: 15,
  retryDays: random.pick([1, 2]),
})

const drawProfile = (random: Random): Policy['grants']['profile'] => ({
  headline: { connects: 1, characters: 5 },
  about: { connects: random.pick([0, 3]), characters: 10 },
  skills: { connects: 2, count: random.pick([1, 2]) },
  rate: { connects: 1 },
  portfolio: { connects: 2, count: random.pick([1, 2]) },
})

function drawBoosts(random: Random): Policy['boosts'] {
  const some = clientActs.filter(() => random.chance(0.5))
  return {
    places: random.pick([1, 2, 2]),
    least: random.pick([1, 1, 2]),
    step: random.pick([1, 1, 2]),
    most: random.pick([null, null, 5]),
    closesAfterDays: 7,
    closesAtFirstHire: random.chance(0.5),
    charge: random.pick(['first-price', 'uniform'] as const),
    consumedBy: random.chance(0.4) ? [...clientActs] : some,
    opensToConsume: random.pick([1, 2]),
    opensMinutesApart: 30,
    placeboPercent: random.pick([0, 0, 30, 100]),
    holdDaysPastEnd: random.pick([1, 7]),
    seenToConsume: null,
    price: null,
    skillsToFit: 0,
  }
}

/** Places at a price for which some bids are too small and some too large, mostly used up by being taken. */
function drawPlaces(random: Random): Policy['boosts'] {
  const atOnce = random.chance(0.6)
  return {
    ...drawBoosts(random)!,
    places: random.pick([1, 1, 2]),
    price: {
      percentOfBid: random.pick([0.25, 0.33, 0.5, 0.75]),
      leastCents: random.pick([1, 16, 30]),
      mostCents: random.pick([60, 75, 76]),
    },
    charge: 'first-price',
    consumedBy: atOnce ? ['placed', ...clientActs.filter(() => random.chance(0.3))] : [...clientActs],
    placeboPercent: atOnce ? 0 : random.pick([0, 30, 100]),
  }
}

const drawBudget = (random: Random, families: Family[]): Policy['ownLimits']['budgetPer'] =>
  families.includes('versions') ? random.pick(['month', 'week'] as const) : 'week'

/** What becomes of a boost on each event that a policy has an answer for. */
function drawBoostReturns(random: Random, returns: Policy['returns']): Policy['returns'] {
  const events = [
    'closedWithoutHire',
    'closedAfterHire',
    'removed',
    'ended',
    'declined',
    'anotherHired',
    'withdrawn',
  ] as const
  const answers = ['released-unless-consumed', 'released-unless-consumed', 'returned', 'kept'] as const
  const drawn = events.map(event => [event, { ...returns[event], boost: random.pick(answers) }])
  return { ...returns, ...Object.fromEntries(drawn) }
}
