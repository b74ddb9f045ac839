import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readPolicy } from '#gateways/policies/read-policy'
import { earnest, withPlans } from '#tests/builders'
import { type Policy, policySchema } from '../policy/policy.ts'
import { refusalText } from '../refusal-text.ts'
import { bundlesFor, mayBuy, paidWithinRules } from './may-buy.ts'

const sold = (...bundles: Policy['bundles']): Policy => ({
  ...withPlans({ id: 'basic', title: 'Basic' }, { id: 'plus', title: 'Plus' }, { id: 'team', title: 'Team' }),
  bundles,
})
const policy = sold({ connects: 5, cents: 500 }, { connects: 20, cents: 1500, plans: ['plus', 'team'] })
const [basic, plus] = policy.plans as [Policy['plans'][number], Policy['plans'][number]]

test('a bundle may be for some plans only: whoever is on another may not buy it and is told which plans may', () => {
  expect(mayBuy(5, basic, policy)).toMatchObject({ value: { cents: 500 } })
  expect(mayBuy(20, plus, policy)).toMatchObject({ value: { cents: 1500 } })
  const refused = mayBuy(20, basic, policy)
  expect(refused.ok ? '' : refusalText(refused.refusal)).toBe(
    '20 Connects can be bought on Plus or Team only, and the plan is Basic. Nothing was charged; change the plan first.',
  )
})

test('what is no bundle is not sold, and the refusal says what is', () => {
  const [other, none] = [mayBuy(7, plus, policy), mayBuy(7, plus, sold())]
  expect(other.ok ? '' : refusalText(other.refusal)).toBe(
    '7 Connects are not sold together here; bundles are of 5, 20. Nothing was charged.',
  )
  expect(none.ok ? '' : refusalText(none.refusal)).toBe('No Connects are sold here. Nothing was charged.')
})

test('a payment for another amount counts as the next smaller bundle', () => {
  expect([4, 5, 19].map(connects => paidWithinRules(connects, basic, policy))).toEqual([true, true, true])
  expect([20, 21].map(connects => paidWithinRules(connects, basic, policy))).toEqual([false, false])
  expect(paidWithinRules(3, basic, sold({ connects: 5, cents: 500, plans: ['plus'] }))).toBe(false)
  expect(paidWithinRules(7, basic, sold())).toBe(true)
})

test('on Upwork until April 2019 Connects were sold to Plus only', () => {
  const upwork2015 = readPolicy('upwork-2015')
  const [free, paid] = upwork2015.plans
  expect(bundlesFor(free!, upwork2015)).toEqual([])
  expect(bundlesFor(paid!, upwork2015)).toEqual(upwork2015.bundles)
})

test('whatever is sold to whom, a plan may buy what is listed for it and nothing else', () => {
  const plans = fc.option(fc.subarray(['basic', 'plus', 'team'], { minLength: 1 }), { nil: undefined })
  const bundles = fc.uniqueArray(fc.record({ connects: fc.integer({ min: 1, max: 60 }), plans }), {
    selector: ({ connects }) => connects,
    maxLength: 6,
  })
  fc.assert(
    fc.property(bundles, fc.integer({ min: 1, max: 70 }), fc.nat(2), (bundles, asked, which) => {
      const offered = bundles
        .toSorted((a, b) => a.connects - b.connects)
        .map(({ connects, plans }) => ({ connects, cents: connects, ...(plans && { plans }) }))
      const policy = policySchema.parse(sold(...offered))
      const plan = policy.plans[which]!
      const listed = bundlesFor(plan, policy).some(({ connects }) => connects === asked)
      expect(mayBuy(asked, plan, policy).ok).toBe(listed)
      if (listed) expect(paidWithinRules(asked, plan, policy)).toBe(true)
      const open = offered.find(({ connects }) => connects === asked)
      if (open && !open.plans) expect(listed).toBe(true)
    }),
  )
})

test('a bundle for a plan that does not exist makes no policy', () => {
  const parsed = policySchema.safeParse({ ...earnest, bundles: [{ connects: 5, cents: 500, plans: ['gold'] }] })
  expect(parsed.error?.issues).toMatchObject([
    {
      path: ['bundles', 0, 'plans', 0],
      message: 'There is no plan "gold": write one of basic, plus, agency-basic, agency-plus.',
    },
  ])
})
