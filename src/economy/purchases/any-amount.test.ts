import { expect, test } from 'vitest'
import { readPolicy } from '#gateways/policies/read-policy'
import { days, noon, wallet, withPlans } from '#tests/builders'
import { facts } from '#tests/member-facts'
import { type Policy, policySchema } from '../policy/policy.ts'
import { policyChangeFor } from '../policy/policy-change-for.ts'
import { policyWarnings } from '../policy/policy-warnings.ts'
import { refusalText } from '../refusal-text.ts'
import { usedDiscount } from './discount.ts'
import { mayBuy, paidWithinRules } from './may-buy.ts'
import { priceList } from './price-list.ts'

const policy: Policy = {
  ...withPlans({ id: 'basic', title: 'Basic' }, { id: 'plus', title: 'Plus' }),
  agencies: null,
  connectCents: 15,
  bundles: [
    { connects: 10, cents: 120 },
    { connects: 20, cents: 200, plans: ['plus'] },
  ],
  anyAmount: { least: 5, most: 100 },
}
const [basic, plus] = policy.plans as [Policy['plans'][number], Policy['plans'][number]]
const said = (connects: number, plan = basic, under = policy) => {
  const decision = mayBuy(connects, plan, under)
  return decision.ok ? decision.value.cents : refusalText(decision.refusal)
}

test('where any amount is sold, from a least to a most, each Connect of it costs the price of one; a bundle of as many comes first', () => {
  expect([5, 7, 100].map(connects => said(connects))).toEqual([75, 105, 1500])
  expect([said(10), said(20), said(20, plus)]).toEqual([120, 300, 200])
  expect(said(4)).toBe(
    '4 Connects are not sold here; any amount from 5 to 100 is, and bundles of 10, 20. Nothing was charged.',
  )
  expect(said(101, basic, { ...policy, bundles: [] })).toBe(
    '101 Connects are not sold here; any amount from 5 to 100 is. Nothing was charged.',
  )
})

test('it may be for some plans only, and costs what a Connect costs where the buyer is', () => {
  const forPlus = { ...policy, anyAmount: { least: 5, most: 100, plans: ['plus'] } }
  expect(said(7, basic, forPlus)).toContain('7 Connects can be bought on Plus only')
  expect(said(7, plus, forPlus)).toBe(105)
  expect(paidWithinRules(7, basic, { ...forPlus, bundles: [] })).toBe(false)
  expect([paidWithinRules(20, basic, policy), paidWithinRules(20, basic, { ...policy, anyAmount: null })]).toEqual([
    ...[true, false],
  ])
  const there = { id: 'india', title: 'India', countries: ['India'], currency: 'INR', connectCents: 500, bundles: [] }
  expect(said(7, basic, priceList({ ...policy, regions: [{ ...there, plans: [] }] }, 'India'))).toBe(3500)
})

test('Upwork sells any amount since 2024, and until April 2019 sold 5 or more to Plus', () => {
  const [upwork, before] = [readPolicy('upwork-2025'), readPolicy('upwork-2015')]
  expect([said(1, upwork.plans[0], upwork), said(62, upwork.plans[0], upwork)]).toEqual([15, 930])
  expect([said(7, before.plans[1], before), said(4, before.plans[1], before)]).toEqual([
    ...[700, expect.stringContaining('any amount from 5 to 1,000 is')],
  ])
})

test('a discount is found by the price of any amount too, and not where the full price was paid', () => {
  const claimed = [{ code: 'SPRING', percentOff: 20, until: days(9) }]
  const found = (connects: number, cents: number) =>
    usedDiscount({ connects, cents, currency: 'USD' }, { claimed, policy }, noon)?.code
  expect([found(7, 84), found(7, 105), found(10, 96), found(10, 120), found(4, 48)]).toEqual([
    ...['SPRING', undefined, 'SPRING', undefined, undefined],
  ])
})

test('who may buy any amount is told when that changes, and a plan that may is not warned of', () => {
  const told = (before: Policy, after: Policy) =>
    policyChangeFor({ at: days(30), before, after }, facts({ balance: 0, wallet: wallet() }))
  const none = { ...policy, anyAmount: null }
  expect(told(none, policy)).toEqual(['You may then buy any amount from 5 to 100 Connects.'])
  expect(told(policy, { ...policy, anyAmount: { least: 1, most: 1000 } })).toEqual([
    'You may then buy any amount from 1 to 1,000 Connects; until now from 5 to 100.',
  ])
  expect(told(policy, none)).toEqual(['Any amount of Connects is not sold any more.'])
  const alone = { ...policy, bundles: [], plans: policy.plans.map(plan => ({ ...plan, needsPurchase: true })) }
  expect(policyWarnings(alone).join(' ')).not.toContain('nobody on it may buy')
  expect(policyWarnings({ ...alone, anyAmount: { ...policy.anyAmount!, plans: ['plus'] } })).toContain(
    'Basic gives its monthly Connects after a purchase, and nobody on it may buy any.',
  )
})

test('a least above the most, a plan there is not, and a sum above all prices make no policy', () => {
  const wrong = (anyAmount: Policy['anyAmount'], about: Partial<Policy> = {}) =>
    policySchema
      .safeParse({ ...policy, anyAmount, ...about })
      .error?.issues.map(({ path, message }) => [path.join('.'), message])
  expect(wrong({ least: 9, most: 8 })?.[0]?.[0]).toBe('anyAmount.least')
  expect(wrong({ least: 1, most: 8, plans: ['gold'] })).toEqual([
    ['anyAmount.plans.0', 'There is no plan "gold": write one of basic, plus.'],
  ])
  expect(wrong({ least: 1, most: 1_000_000 }, { connectCents: 100_000 })).toEqual([
    ['anyAmount.most', 'So many cost more than any price may be: write at most 20000.'],
  ])
})
