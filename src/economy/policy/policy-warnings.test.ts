import { expect, test } from 'vitest'
import { earnest } from '#tests/builders'
import type { Policy } from './policy.ts'
import { policyWarnings } from './policy-warnings.ts'

const basic = earnest.plans[0]!
const warned = (change: Partial<Policy>) => policyWarnings({ ...earnest, ...change }).join('\n')

test("Earnest's own policy surprises nobody", () => {
  expect(policyWarnings(earnest)).toEqual([])
})

test('a newcomer whose first month comes at once has it, and what two bands have in common is said once', () => {
  const change = { grants: { ...earnest.grants, signUp: { connects: 0 } } }
  const monthly = earnest.plans.map(plan => ({ ...plan, monthly: 6 }))
  expect(warned({ ...change, plans: monthly, cycle: { ...earnest.cycle, firstGrant: 'at-once' } })).toBe('')
  const same = { ...earnest.price.fixed[2]!, label: 'The same' }
  const price = { ...earnest.price, fixed: [same], hourly: [{ connects: same.connects, label: 'The same' }] }
  expect(policyWarnings({ ...earnest, ...change, price, boosts: null })).toHaveLength(1)
})

test.each<[string, Partial<Policy>, RegExp]>([
  [
    'a price above what a newcomer has',
    { grants: { ...earnest.grants, signUp: { connects: 5 } } },
    /"Fixed price \$600 and over" costs 6 Connects, and a newcomer has 5 Connects/,
  ],
  [
    'a price that its limits change',
    { price: { ...earnest.price, most: 4 } },
    /says 6 Connects, and the limits make it 4/,
  ],
  [
    'a bundle that costs more than its Connects',
    { bundles: [{ connects: 10, cents: 151 }] },
    /A bundle of 10 is dearer/,
  ],
  [
    'a plan that waits for a purchase nobody on it may make',
    {
      plans: [{ ...basic, needsPurchase: true }, earnest.plans[1]!],
      bundles: [{ connects: 10, cents: 150, plans: ['plus'] }],
    },
    /Basic gives its monthly Connects after a purchase, and nobody on it may buy any\./,
  ],
  [
    'a life shorter than a post',
    { lots: { ...earnest.lots, life: 'P20D' } },
    /lives 20 days and a post stays open 30 days/,
  ],
  ['a return that lapses', { returns: { ...earnest.returns, intoLapsedLot: { rule: 'lapse' } } }, /no return/],
  [
    'a withdrawal that gives all back',
    { returns: { ...earnest.returns, withdrawn: { ...earnest.returns.withdrawn, proposal: 'all' } } },
    /proposing is free/,
  ],
  [
    'an interview that gives before its price is kept',
    { grants: { ...earnest.grants, interview: { ...earnest.grants.interview!, paidWhen: 'at-once' } } },
    /whoever knows a client has them for nothing/,
  ],
  ['an address nobody confirms', { proposals: { ...earnest.proposals, needsVerifiedEmail: false } }, /the grant twice/],
  [
    'a client nobody can reach',
    { posts: { ...earnest.posts, needsVerifiedEmail: false } },
    /whoever signs up can mail freelancers/,
  ],
  [
    'a cap below what newcomers have',
    { plans: [{ ...basic, carried: 30 }] },
    /Basic carries at most 30 Connects, and a newcomer has 40 Connects/,
  ],
  ['a cap below the monthly grant', { plans: [{ ...basic, carried: 200, monthly: 300 }] }, /loses some of every grant/],
  [
    'a monthly grant that lapses before the next',
    { lots: { ...earnest.lots, life: 'P20D' }, plans: [{ ...basic, monthly: 10 }] },
    /monthly Connects of Basic live 20 days: they lapse before the next come/,
  ],
  ['a boost no newcomer can pay', { boosts: { ...earnest.boosts!, least: 41 } }, /smallest boost costs 41 Connects/],
  ['a boost nobody pays', { boosts: { ...earnest.boosts!, consumedBy: [] } }, /nobody is ever charged/],
  ['no notice', { changes: { noticeDays: 0, earliest: null } }, /within minutes/],
])('%s is said', (_, change, sentence) => {
  expect(warned(change)).toMatch(sentence)
})
