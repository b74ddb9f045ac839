import { isDeepStrictEqual } from 'node:util'
import { expect, test } from 'vitest'
import { policyJsonSchema } from '#gateways/policies/policy-json-schema'
import { readPolicy } from '#gateways/policies/read-policy'
import { days, lot, wallet } from '#tests/builders'
import { facts } from '#tests/member-facts'
import { profileSections } from '../../grants/profile-grants.ts'
import type { PricedPost } from '../../prices/price-of.ts'
import { type Policy, policySchema } from '../policy.ts'
import { policyChangeFor } from '../policy-change-for.ts'
import type { MemberFacts } from './compared.ts'

/** Figures that are nothing to a member ahead, each with why. */
const nothingToMembers: Record<string, string> = {
  name: 'what a policy calls itself',
  title: 'what a policy calls itself',
  since: 'what a policy calls itself',
  'grants.signUp.connects': 'came with the wallet',
  'grants.badges[].title': 'a name',
  'plans[].title': 'a name',
  'cycle.firstGrant': 'came or did not come with the wallet',
  'agencies.plans[]': 'said where a plan is changed',
  'planChange.upgrade': 'said where a plan is changed',
  'planChange.upgradeGivesDifference': 'said where a plan is changed',
  'planChange.downgrade': 'said where a plan is changed',
  'price.fixed[].label': 'a name',
  'price.hourly[].label': 'a name',
  'price.dynamic.demand[].label': 'a name',
  'price.dynamic.hireRate[].label': 'a name',
  'price.dynamic.spent[].label': 'a name',
  'price.dynamic.verified.label': 'a name',
  'price.dynamic.budget[].label': 'a name',
  'price.dynamic.duration[].label': 'a name',
  'price.dynamic.workload[].label': 'a name',
  'price.dynamic.level[].label': 'a name',
  'price.dynamic.category[].label': 'a name',
  'corrections.approvalAbove': 'between operators',
  'corrections.approvalDays': 'between operators',
  'corrections.discountAbove': 'between operators',
  'regions[].id': 'a name',
  'regions[].title': 'a name',
  'regions[].plans[].id': 'names a plan',
  'posts.openDays': 'each post says its last day',
  'posts.warnDays': 'told when it comes',
  'posts.prolonged.days': 'each post says its last day',
  'posts.prolonged.by[]': 'each post says its last day',
  'posts.needsVerifiedEmail': 'said where a client publishes or invites',
  'posts.invitations.perPost': 'said where a client invites',
  'posts.invitations.perDay': 'said where a client invites',
  'visibility.graceMinutes': 'costs nobody anything',
  'answers.keptDays': 'for programs, in the reference of the API',
  'clockwork.runsKeptDays': 'for operators',
}

const earnest = readPolicy('earnest')
const adds = { percent: 50, label: 'More' }
/** Every rule there can be, all at once. */
const full: Policy = policySchema.parse({
  ...earnest,
  since: '2026-01-01',
  bundles: [...earnest.bundles, { connects: 100, cents: 1_400, plans: ['plus'] }],
  anyAmount: { least: 5, most: 1_000, plans: ['plus'] },
  regions: [
    {
      ...{ id: 'iberia', title: 'Iberia', countries: ['Portugal'], currency: 'EUR', connectCents: 12 },
      bundles: [
        { connects: 10, cents: 100 },
        { connects: 20, cents: 190, plans: ['plus'] },
      ],
      plans: [
        { id: 'plus', cents: 1500 },
        { id: 'agency-plus', cents: 4000 },
      ],
    },
  ],
  plans: earnest.plans.map(plan => ({
    ...plan,
    carried: earnest.agencies!.plans.includes(plan.id) ? null : 150,
    drip: { everyMinutes: 60, limit: 10 },
  })),
  price: {
    ...earnest.price,
    firstFree: 1,
    most: 9,
    invitation: 1,
    dynamic: {
      demand: [{ from: 5, ...adds }],
      hireRate: [{ from: 50, ...adds }],
      spent: [{ from: 100_00, ...adds }],
      verified: { connects: 1, label: 'More' },
      budget: [{ from: 700_00, ...adds }],
      duration: [{ is: ['3 to 6 months'], ...adds }],
      workload: [{ is: ['Less than 30 hrs/week'], ...adds }],
      level: [{ is: ['expert'], ...adds }],
      category: [{ is: ['Translation'], ...adds }],
    },
  },
  returns: { ...earnest.returns, unreadHours: 72, firstPack: { days: 30 }, intoLapsedLot: { rule: 'grace', days: 10 } },
  holds: { ofLapsedLot: { rule: 'grace', days: 30 } },
  boosts: { ...earnest.boosts!, most: 100, opensToConsume: 3, seenToConsume: { times: 5, minutesApart: 30 } },
  visibility: { ...earnest.visibility, availabilityBadge: { weekly: 4, demand: [{ from: 100, weekly: 6 }] } },
  changes: { noticeDays: 30, earliest: '2027-01-01' },
} satisfies Policy)

const post = (about: Partial<PricedPost>): PricedPost => ({
  payment: { type: 'fixed', budgetCents: 450_00 },
  clientVerified: false,
  invited: false,
  category: null,
  level: null,
  proposals: 1,
  history: null,
  ...about,
})
const hourly = (
  duration: '3 to 6 months' | 'Less than 1 month' | null,
  workload: 'Less than 30 hrs/week' | '30+ hrs/week',
) => post({ payment: { type: 'hourly', duration, workload } })
/** Who proposed to one post of every kind, each at the edge of what moves its price. */
const lastPosts = [
  ...[20_00, 50_00, 450_00, 600_00, 700_00].map(budgetCents => post({ payment: { type: 'fixed', budgetCents } })),
  ...[post({ proposals: 0 }), post({ proposals: 5 }), post({ level: 'expert' }), post({ clientVerified: true })],
  ...[post({ category: 'Translation' }), post({ category: 'Writing' })],
  post({ clientVerified: true, payment: { type: 'fixed', budgetCents: 700_00 } }),
  ...[post({ invited: true }), post({ history: { spentCents: 100_00, hireRate: null } })],
  ...[post({ history: { spentCents: 0, hireRate: 50 } }), hourly('3 to 6 months', '30+ hrs/week')],
  ...[hourly('Less than 1 month', 'Less than 30 hrs/week'), hourly('3 to 6 months', 'Less than 30 hrs/week')],
]

const limits = { monthly: 60, weekly: null, proposal: null, boost: null }

/** To whom everything matters: they use all there is, and have earned nothing yet. */
const everything: MemberFacts = facts({
  lastPosts,
  openProposals: 2,
  wallet: { ...wallet(lot({ left: 212 })), openedAt: Temporal.Instant.from('2026-03-31T12:00Z'), owed: 3, limits },
  hasBid: true,
  services: [
    { service: 'availability-badge', ceiling: 5 },
    { service: 'boosted-profile', ceiling: 20 },
  ],
  earned: new Set(),
  emailVerified: false,
})
/** The same with places that are not bid for. */
const priced: Policy = {
  ...full,
  boosts: { ...full.boosts!, price: { percentOfBid: 0.75, leastCents: 190, mostCents: 1999 } },
}
const having = (about: Partial<MemberFacts['wallet']>) => ({
  ...everything,
  wallet: { ...everything.wallet, ...about },
})
const onPlus = { membership: { ...everything.wallet.membership, plan: 'plus' } }
const members = [
  ...[everything, { ...everything, badges: full.grants.badges.map(({ badge }) => badge) }],
  ...[having(onPlus), having({ country: 'Portugal' }), having({ ...onPlus, country: 'Portugal' })],
]
/** An agency on one of its plans. */
const agency = (plan: string): MemberFacts => ({
  ...everything,
  wallet: { ...everything.wallet, isAgency: true, membership: { ...everything.wallet.membership, plan } },
})
const agencies = full.agencies!.plans.map(agency)
const tellsFrom =
  (before: Policy) =>
  (after: Policy): boolean =>
    (isDeepStrictEqual(after.agencies, before.agencies) ? members : agencies).some(
      member => policyChangeFor({ at: days(30), before, after }, member).length > 0,
    )

type Path = (string | number)[]
type Leaf = { path: Path; value: unknown; of?: Policy }
const leavesOf = (value: unknown, path: Path = []): Leaf[] =>
  typeof value !== 'object' || value === null
    ? [{ path, value }]
    : Object.entries(value).flatMap(([key, child]) =>
        leavesOf(child, [...path, Array.isArray(value) ? Number(key) : key]),
      )

const written = (path: Path) =>
  path.map((part, i) => (typeof part === 'number' ? '[]' : i ? `.${part}` : part)).join('')

/** The policy with another value at this place, such as it may be. */
function others({ path, value, of = full }: Leaf): Policy[] {
  const values =
    typeof value === 'number'
      ? [value + 1, value - 1, value * 2]
      : typeof value === 'boolean'
        ? [!value]
        : value === null
          ? [1_000]
          : (words[path.at(-1)!] ?? words[path.at(-2)!] ?? [`${value}x`])
  return values.flatMap(one => {
    const changed = structuredClone(of)
    const holder = path
      .slice(0, -1)
      .reduce<Record<string | number, unknown>>((at, part) => at[part] as never, changed as never)
    if (holder[path.at(-1)!] === one) return []
    holder[path.at(-1)!] = one
    const read = policySchema.safeParse(changed)
    return read.success ? [read.data] : []
  })
}

const words: Record<string, unknown[]> = {
  life: ['P2Y'],
  since: ['2026-02-01'],
  earliest: ['2027-02-01'],
  burnOrder: ['receipt'],
  activeWhen: ['first-hire'],
  paidWhen: ['at-once'],
  monthlyLives: ['until-cycle-end'],
  lateDays: ['last-of-month'],
  firstGrant: ['at-once'],
  upgrade: ['next-cycle'],
  downgrade: ['now'],
  duration: ['More than 6 months'],
  workload: ['30+ hrs/week', 'Less than 30 hrs/week'],
  level: ['entry', 'intermediate'],
  is: ['More than 6 months', '30+ hrs/week', 'intermediate', 'Writing'],
  proposal: ['all', 'none'],
  boost: ['returned', 'kept'],
  rule: ['lapse', 'new-lot'],
  charge: ['uniform'],
  consumedBy: ['opened'],
  plans: ['basic'],
  budgetPer: ['week'],
  currency: ['GBP'],
  countries: ['Spain'],
  buyers: ['member'],
  frozenOn: ['agency-plus'],
}

/** Every place of the schema that holds no further ones. */
function placesOf(schema: typeof policyJsonSchema, path = ''): string[] {
  const branches = [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])] as (typeof policyJsonSchema)[]
  if (branches.length > 0)
    return branches.filter(({ type }) => type !== 'null').flatMap(branch => placesOf(branch, path))
  if (schema.items) return placesOf(schema.items as typeof policyJsonSchema, `${path}[]`)
  const fields = Object.entries(schema.properties ?? {}) as [string, typeof policyJsonSchema][]
  return fields.length > 0 ? fields.flatMap(([key, field]) => placesOf(field, path ? `${path}.${key}` : key)) : [path]
}

const isPrice = ({ path }: Leaf) => written(path).startsWith('boosts.price')
const leaves = [
  ...leavesOf(full).filter(leaf => !isPrice(leaf)),
  ...leavesOf(priced)
    .filter(isPrice)
    .map(leaf => ({ ...leaf, of: priced })),
]
const byPlace = Map.groupBy(leaves, ({ path }) => written(path))

test('every figure of a policy is compared for members, or is named as nothing to them', () => {
  const isTold = (leaf: Leaf) => others(leaf).some(tellsFrom(leaf.of ?? full))
  const untold = [...byPlace].filter(([, leaves]) => !leaves.some(isTold)).map(([place]) => place)
  expect(untold.toSorted()).toEqual(Object.keys(nothingToMembers).toSorted())
})

test('that looks at every place of the schema', () => {
  const looked = new Set(byPlace.keys())
  const choices = ['connects', 'percent']
  const missing = [...new Set(placesOf(policyJsonSchema))].filter(place => {
    const other = choices.find(word => place.endsWith(`.${word}`))
    const sibling = other && place.replace(other, other === 'connects' ? 'percent' : 'connects')
    return !looked.has(place) && !(place.startsWith('price.dynamic') && sibling && looked.has(sibling))
  })
  expect(missing).toEqual([])
})

test('whoever has done everything has nothing more to earn', () => {
  const done = {
    ...everything,
    earned: new Set(['readiness-test', ...profileSections.map(section => `profile:${section}`)]),
  }
  const after = { ...full, grants: { ...full.grants, readinessTest: null, profile: null } }
  expect(policyChangeFor({ at: days(30), before: full, after }, done)).toEqual([])
})
