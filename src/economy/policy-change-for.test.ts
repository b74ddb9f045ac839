import { expect, test } from 'vitest'
import { days, earnest, withReturns } from '../../tests/builders.ts'
import type { Policy } from './policy.ts'
import { changeNotice, type MemberFacts, policyChangeFor } from './policy-change-for.ts'
import type { PricedPost } from './price-of.ts'

const fixed = (budgetCents: number): PricedPost => ({
  payment: { type: 'fixed', budgetCents },
  clientVerified: true,
  invited: false,
  category: null,
  level: null,
  proposals: 0,
  history: null,
})
const facts = (about: Partial<MemberFacts> = {}): MemberFacts => ({
  lastPosts: [],
  openProposals: 0,
  balance: 212,
  ...about,
})
/** Every price of the middle band at five Connects instead of four. */
const dearer: Policy = {
  ...earnest,
  price: {
    ...earnest.price,
    steps: [1, 2, 5, 6],
    fixed: earnest.price.fixed.map(band => (band.connects === 4 ? { ...band, connects: 5 } : band)),
  },
}
const told = (after: Policy, member: MemberFacts) => policyChangeFor(earnest, after, member)

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

test('the grant at sign-up is nothing to a member', () => {
  expect(told({ ...earnest, grants: { ...earnest.grants, signUp: { connects: 1 } } }, facts())).toEqual([])
})

test('the notice begins with the day, and says so where it is a later one than for others', () => {
  const version = { id: 'b', policy: earnest, from: days(10.5), keeps: [] }
  const change = (at: number) => ({ at: days(at), before: version, after: version })
  expect(changeNotice(change(10.5), ['One.', 'Two.'])).toBe('From 12 May 2026: One. Two.')
  expect(changeNotice(change(20.5), ['One.'])).toBe('From 22 May 2026 (until then you keep the rules you know): One.')
})
