import fc from 'fast-check'
import { expect, test } from 'vitest'
import { policyNames, readPolicy } from '#gateways/policies/read-policy'
import { days, earnest, lot, wallet, withPlans, withReturns } from '#tests/builders'
import { facts, fixed } from '#tests/member-facts'
import { connectsWords } from '../figure-words.ts'
import { priceOf } from '../prices/price-of.ts'
import type { MemberFacts } from './changes/compared.ts'
import type { Policy } from './policy.ts'
import { changeNotice, policyChangeFor } from './policy-change-for.ts'
import { policyDifference } from './policy-difference.ts'

/** Every price of the middle band at five Connects instead of four. */
const dearer: Policy = {
  ...earnest,
  price: {
    ...earnest.price,
    steps: [1, 2, 5, 6],
    fixed: earnest.price.fixed.map(band => (band.connects === 4 ? { ...band, connects: 5 } : band)),
  },
}
const told = (after: Policy, member: MemberFacts, before = earnest) =>
  policyChangeFor({ at: days(30), before, after }, member)
const broke = (about: Partial<MemberFacts> = {}) => facts({ balance: 0, ...about })

test('A member is told ahead what a version changes for them, in their own numbers, and nothing where nothing changes for them.', () => {
  const ten = Array.from({ length: 10 }, (_, i) => fixed(i < 8 ? 450_00 : 20_00))
  expect(told(dearer, facts({ lastPosts: ten }))).toEqual([
    '10 proposals like your last 10 cost 44 instead of 36 Connects in all.',
    'Your 212 Connects stay, with their days.',
  ])
  expect(told(dearer, facts({ lastPosts: [fixed(20_00)] }))).toEqual([])
  expect(told(dearer, facts({ lastPosts: [fixed(450_00)], balance: 0 }))).toEqual([
    'A proposal like your last one costs 5 instead of 4 Connects.',
  ])
})

test('an invitation costs what it did, whatever becomes of the bands', () => {
  expect(told(dearer, facts({ lastPosts: [{ ...fixed(450_00), invited: true }] }))).toEqual([])
})

test('who has sent nothing yet is told the range of prices', () => {
  const price = { ...earnest.price, most: 5 }
  expect(told({ ...earnest, price }, facts({ balance: 1 }))).toEqual([
    'A proposal costs 2 to 5 Connects instead of 2 to 6.',
    'Your 1 Connect stays, with its day.',
  ])
})

test('prices that even out are said to differ one by one', () => {
  const bands = earnest.price.fixed.map(band => ({
    ...band,
    connects: band.connects === 2 ? 4 : band.connects === 4 ? 2 : 6,
  }))
  const swapped = { ...earnest, price: { ...earnest.price, fixed: bands } }
  expect(told(swapped, facts({ lastPosts: [fixed(20_00), fixed(450_00)], balance: 0 }))).toEqual([
    '2 proposals like your last 2 cost 6 Connects in all as before, but some cost more and others less.',
  ])
})

test('what comes back is told by event, and that open proposals keep their rules', () => {
  expect(told(withReturns({ ended: 'none' }), facts({ openProposals: 3, balance: 0 }))).toEqual([
    'Where a post ends by its date with no hire, your Connects stay spent; until now your Connects come back if it was never opened.',
    'Your 3 open proposals keep the rules they were sent under.',
  ])
})

test('how long Connects last, what they cost and what may be bid', () => {
  const after: Policy = {
    ...earnest,
    lots: { ...earnest.lots, life: null },
    connectCents: 20,
    bundles: [{ connects: 10, cents: 200 }],
    proposals: { ...earnest.proposals, bidLeastCents: 500 },
  }
  expect(told(after, facts({ balance: 0 }))).toEqual([
    'Connects you receive from then on never expire; until now they last 1 year.',
    'A Connect costs $0.20 instead of $0.15.',
    'The bundles are then 10 for $2; until now 10 for $1.50, 20 for $3, 40 for $6, 60 for $9, 80 for $12.',
    'A bid is then between $5 and $1,000,000; until now between $3 and $1,000,000.',
  ])
  expect(told({ ...earnest, bundles: [] }, facts({ balance: 0 }))).toEqual(['No bundles are sold any more.'])
})

test('bundles are told by what one’s own plan may buy', () => {
  const after = { ...earnest, bundles: earnest.bundles.map(bundle => ({ ...bundle, plans: ['plus'] })) }
  expect(told(after, facts({ balance: 0 }))).toEqual(['No bundles are sold on Basic any more.'])
  const onPlus = { ...wallet(), membership: { ...wallet().membership, plan: 'plus' } }
  expect(told(after, facts({ balance: 0, wallet: onPlus }))).toEqual([])
})

test('a cap is told with what it would take if nothing were spent, and with the day', () => {
  // Opened on 21 April: the first month under the new rules begins on 21 June.
  const rich = { ...wallet(lot({ left: 212 })), membership: { ...wallet().membership, settledUntil: days(0) } }
  const capped = withPlans({ id: 'basic', carried: 200 })
  expect(told(capped, facts({ wallet: rich }))).toEqual([
    'Your 212 Connects stay; from your month of 21 June 2026 on at most 200 Connects are carried instead of all. If you spend none before, 12 Connects are forfeited that day.',
  ])
  const lapsing = { ...rich, lots: [lot({ left: 212, lapsesAt: days(40) })] }
  expect(told(capped, facts({ wallet: lapsing }))).toEqual([
    'From your month of 21 June 2026 on at most 200 Connects are carried instead of all.',
    'Your 212 Connects stay, with their days.',
  ])
})

test('a plan is told by its figures, and to its members alone', () => {
  const before = withPlans({ id: 'basic', monthly: 10 }, { id: 'plus', title: 'Plus', monthly: 100, cents: 1999 })
  const after = withPlans(
    { id: 'basic', monthly: 10, drip: { everyMinutes: 60, limit: 5 } },
    { id: 'plus', title: 'Plus', monthly: 80, cents: 2900 },
  )
  expect(told(after, broke(), before)).toEqual([
    'Between your months there comes one Connect every hour, up to 5; until now nothing.',
  ])
  const plus = { ...wallet(), membership: { ...wallet().membership, plan: 'plus' } }
  expect(told(after, broke({ wallet: plus }), before)).toEqual([
    'Plus costs $29 a month instead of $19.99 a month.',
    'Each month brings you 80 instead of 100 Connects.',
  ])
  expect(told(withPlans({ id: 'basic', title: 'Basic', monthly: 10 }), broke({ wallet: plus }), before)[0]).toBe(
    'You are then on the plan Basic instead of Plus.',
  )
  expect(told(withPlans({ id: 'basic', monthly: 10, needsPurchase: true }), broke(), before)).toEqual([
    'Each month brings you 0 instead of 10 Connects, until you have bought some.',
  ])
})

test('boosts are told to who bids, and to everybody that there are none any more', () => {
  const after: Policy = { ...earnest, boosts: { ...earnest.boosts!, places: 3, least: 5, charge: 'uniform' } }
  expect(told(after, broke())).toEqual([])
  expect(told(after, broke({ hasBid: true }))).toEqual([
    'Places: 3; until now 4.',
    'A bid on a place: 5 Connects or more; until now 1 Connect or more.',
    'What a place costs: the highest bid that lost its place and a step; until now the own bid.',
  ])
  expect(told({ ...earnest, boosts: null }, broke())).toEqual(['Proposals can no longer be boosted.'])
  expect(told(earnest, broke(), { ...earnest, boosts: null })).toEqual([
    'A proposal can be boosted: 4 places, from 1 Connect.',
  ])
})

test('what is paid to be seen is told to who has it on, against their ceiling', () => {
  const after: Policy = {
    ...earnest,
    visibility: { ...earnest.visibility, availabilityBadge: { weekly: 6, demand: [] } },
  }
  const on = (ceiling: number) => broke({ services: [{ service: 'availability-badge', ceiling }] })
  expect(told(after, broke())).toEqual([])
  expect(told(after, on(6))).toEqual([
    'Your availability badge costs 6 instead of 4 Connects a week, within your ceiling of 6.',
  ])
  expect(told(after, on(5))).toEqual([
    'Your availability badge costs 6 instead of 4 Connects a week, more than your ceiling of 5: it pauses and charges nothing until you raise the ceiling.',
  ])
  const none: Policy = { ...earnest, visibility: { ...earnest.visibility, availabilityBadge: null } }
  expect(told(none, on(5))).toEqual([
    'Your availability badge is no longer offered: it goes off, and nothing more is charged.',
  ])
})

test('what gives Connects is told to who can still earn it', () => {
  const { readinessTest, badges } = earnest.grants
  const after: Policy = {
    ...earnest,
    grants: {
      ...earnest.grants,
      readinessTest: { ...readinessTest!, connects: 20 },
      badges: badges.map(rule => ({ ...rule, once: 10, monthly: 5 })),
      interview: null,
    },
  }
  const interview =
    'Interview on a paid proposal: nothing; until now 10 Connects, at most 50 in 7 days, when the proposal has ended with its price spent, only with clients whose payment is verified.'
  expect(told(after, broke({ badges: ['rising-talent'] }))).toEqual([
    interview,
    'Your badge Rising Talent gives 5 instead of 0 Connects each month.',
    'The badge Top Rated gives 10 instead of 0 Connects when an operator first gives it to you.',
  ])
  expect(told(after, broke({ earned: new Set(['badge:rising-talent', 'badge:top-rated']) }))).toEqual([
    'Readiness test, first pass: 20 Connects: 80% of 10 questions in 15 minutes, again after 7 days; until now 40 Connects: 80% of 10 questions in 15 minutes, again after 7 days.',
    interview,
  ])
})

test('a price that moves is compared as the posts were when the proposals were sent', () => {
  const second = { ...fixed(450_00), proposals: 1 }
  const free = { ...earnest, price: { ...earnest.price, firstFree: 1 } }
  expect(told(free, broke({ lastPosts: [fixed(450_00), second] }))).toEqual([
    '2 proposals like your last 2 cost 4 instead of 8 Connects in all.',
  ])
  const busy = { from: 10, percent: 50, label: '10 proposals or more' }
  const dynamic: Policy = { ...earnest, price: { ...earnest.price, dynamic: { demand: [busy] } } }
  expect(told(dynamic, broke({ lastPosts: [{ ...second, proposals: 12 }] }))).toEqual([
    'A proposal like your last one costs 6 instead of 4 Connects.',
  ])
})

test('the grant at sign-up is nothing to a member', () => {
  expect(told({ ...earnest, grants: { ...earnest.grants, signUp: { connects: 1 } } }, facts())).toEqual([])
})

test('the notice begins with the day, and says so where it is a later one than for others', () => {
  const version = { id: 'b', policy: earnest, from: days(10.5), keeps: [] }
  const change = (at: number) => ({ at: days(at), before: version, after: version })
  expect(changeNotice(change(10.5), ['One.', 'Two.'])).toBe('From 12 May 2026: One. Two.')
  expect(changeNotice(change(20.5), ['One.'])).toBe('From 22 May 2026 (until then you keep the rules you know): One.')
})

const presets = policyNames().map(name => readPolicy(name))
const anyPost = fc
  .record({
    budgetCents: fc.nat(2_000_00),
    verified: fc.option(fc.boolean()),
    invited: fc.boolean(),
    proposals: fc.nat(60),
  })
  .map(({ budgetCents, verified, invited, proposals }) => ({
    ...fixed(budgetCents),
    ...{ clientVerified: verified, invited, proposals },
  }))
const anyMember = fc
  .record({
    lastPosts: fc.array(anyPost, { maxLength: 10 }),
    openProposals: fc.nat(5),
    balance: fc.nat(300),
    hasBid: fc.boolean(),
    ceiling: fc.option(fc.integer({ min: 1, max: 9 })),
    emailVerified: fc.boolean(),
  })
  .map(({ ceiling, balance, ...member }) =>
    facts({
      ...member,
      balance,
      wallet: {
        ...wallet(lot({ left: balance, granted: 300 })),
        membership: { ...wallet().membership, settledUntil: days(0) },
      },
      services: ceiling === null ? [] : [{ service: 'availability-badge', ceiling }],
    }),
  )

test('whoever and whatever the policy, the same rules change nothing, and what is told is of rules that differ', () => {
  fc.assert(
    fc.property(fc.constantFrom(...presets), fc.constantFrom(...presets), anyMember, (before, after, member) => {
      expect(told(before, member, before)).toEqual([])
      const changes = told(after, member, before)
      if (policyDifference(before, after).length === 0) expect(changes).toEqual([])
      for (const sentence of changes) expect(sentence).toMatch(/^[A-Z0-9].*[^.]\.$/)
      expect(new Set(changes).size).toBe(changes.length)
    }),
  )
})

test('whatever the prices become, what a member is told of them is the sum of their own last proposals before and after', () => {
  const bands = fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: 1, max: 9 })))
  const under = (connects: number[]): Policy => ({
    ...earnest,
    price: {
      ...earnest.price,
      ...{ least: 0, most: 9, steps: [1, 2, 3, 4, 5, 6, 7, 8, 9] },
      fixed: earnest.price.fixed.map((band, i) => ({ ...band, connects: connects[i]! })),
    },
  })
  expect(earnest.price.fixed).toHaveLength(3)
  fc.assert(
    fc.property(bands, bands, fc.array(anyPost, { minLength: 2, maxLength: 10 }), (old, next, lastPosts) => {
      const [before, after] = [under(old), under(next)]
      const sum = (policy: Policy) => lastPosts.reduce((sum, post) => sum + priceOf(post, policy).connects, 0)
      const n = lastPosts.length
      const said = `${n} proposals like your last ${n} cost ${sum(after)} instead of ${connectsWords(sum(before))} in all.`
      const changes = told(after, broke({ lastPosts }), before)
      expect(changes.includes(said)).toBe(sum(before) !== sum(after))
    }),
  )
})
