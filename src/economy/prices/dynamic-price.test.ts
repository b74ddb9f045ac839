import fc from 'fast-check'
import { expect, test } from 'vitest'
import { earnest } from '#tests/builders'
import { type Policy, policySchema } from '../policy/policy.ts'
import { mayRise, priceMoves } from './dynamic-price.ts'
import { type PricedPost, priceOf } from './price-of.ts'

type Rules = Policy['price']
const under = (price: Partial<Rules>): Policy =>
  policySchema.parse({ ...earnest, price: { ...earnest.price, ...price } })

const post = (about: Partial<PricedPost> = {}): PricedPost => ({
  payment: { type: 'fixed', budgetCents: 450_00 },
  clientVerified: true,
  invited: false,
  category: 'Legal',
  level: 'expert',
  proposals: 0,
  history: { spentCents: 20_000_00, hireRate: 80 },
  ...about,
})
const band = [
  { connects: 4, text: 'Fixed price $50 to $599' },
  { connects: 0, text: "Client's payment verified" },
]

test("a price moves by a line for each factor that counts: the demand so far, the client's history and the size of the work", () => {
  const policy = under({
    least: 0,
    most: 40,
    dynamic: {
      demand: [
        { from: 5, percent: 25, label: '5 proposals or more' },
        { from: 20, percent: 60, label: '20 proposals or more' },
      ],
      hireRate: [{ from: 75, connects: 2, label: 'Hires on three of four posts' }],
      spent: [{ from: 10_000_00, percent: 10, label: 'Has spent $10,000' }],
      verified: { connects: 1, label: 'Payment verified' },
      level: [{ is: ['expert'], percent: 50, label: 'For experts' }],
    },
  })
  expect(priceOf(post({ proposals: 20 }), policy)).toEqual({
    connects: 11,
    because: [
      ...band,
      { connects: 2, text: '20 proposals or more' },
      { connects: 2, text: 'Hires on three of four posts' },
      { connects: 0, text: 'Has spent $10,000' },
      { connects: 1, text: 'Payment verified' },
      { connects: 2, text: 'For experts' },
    ],
  })
  expect(priceOf(post({ proposals: 5, history: null, level: null }), policy).because.slice(2)).toEqual([
    { connects: 1, text: '5 proposals or more' },
    { connects: 1, text: 'Payment verified' },
  ])
})

test('a percent is of the price of the band, rounded half away from zero', () => {
  const by = (percent: number) =>
    priceOf(post(), under({ least: 0, most: 100, dynamic: { level: [{ is: ['expert'], percent, label: 'x' }] } }))
      .connects - 4
  expect([by(12), by(13), by(-12), by(-13), by(37), by(38), by(-100)]).toEqual([0, 1, 0, -1, 1, 2, -4])
})

test('the hours of the work count, and a fixed price has none', () => {
  const policy = under({
    most: 40,
    dynamic: {
      budget: [{ from: 400_00, connects: 3, label: 'A budget of $400 or more' }],
      duration: [{ is: ['More than 6 months'], connects: 5, label: 'Long' }],
      workload: [{ is: ['30+ hrs/week'], connects: 7, label: 'Full' }],
    },
  })
  const hourly = { type: 'hourly', duration: 'More than 6 months', workload: '30+ hrs/week' } as const
  expect(priceOf(post(), policy).connects).toBe(4 + 3)
  expect(priceOf(post({ payment: hourly }), policy).connects).toBe(6 + 5 + 7)
})

test('a service has its price where a policy says so', () => {
  const policy = under({ most: 40, dynamic: { category: [{ is: ['Legal', 'Writing'], connects: 9, label: 'Legal' }] } })
  const prices = ['Legal', 'Writing', 'Translation', null].map(category => priceOf(post({ category }), policy).connects)
  expect(prices).toEqual([13, 13, 4, 4])
})

test('other platforms can be said: the first pays nothing, few competitors are dear, posts may cost nothing, and 4, 8, 12, 16', () => {
  const first = under({ firstFree: 1 })
  expect([0, 1].map(proposals => priceOf(post({ proposals }), first).connects)).toEqual([0, 4])
  expect(priceOf(post(), first).because.at(-1)).toEqual({ connects: -4, text: 'First to propose' })
  const few = under({
    most: 40,
    dynamic: {
      demand: [
        { from: 0, percent: 100, label: 'Fewer than 3 competitors' },
        { from: 3, percent: 0, label: '3 competitors or more' },
      ],
    },
  })
  expect([0, 2, 3, 9].map(proposals => priceOf(post({ proposals }), few).connects)).toEqual([8, 8, 4, 4])
  const fixed = (connects: number) => [{ belowCents: null, connects, label: 'Any budget' }]
  const flat = {
    hourly: [{ connects: 4, label: 'Hourly' }],
    unverifiedClientStepsDown: 0,
    steps: [4, 8, 12, 16],
    least: 0,
    most: 16,
  }
  expect([0, 4, 8, 12, 16].map(n => priceOf(post(), under({ ...flat, fixed: fixed(n) })).connects)).toEqual([
    0, 4, 8, 12, 16,
  ])
})

test('whether a price can move by itself', () => {
  const step = [{ from: 1, connects: 1, label: 'x' }]
  expect(priceMoves(under({ firstFree: 1 }).price)).toBe(true)
  for (const factor of ['demand', 'hireRate', 'spent'] as const)
    expect(priceMoves(under({ dynamic: { [factor]: step } }).price)).toBe(true)
  expect(priceMoves(under({ dynamic: { budget: step } }).price)).toBe(false)
  expect(priceMoves(earnest.price)).toBe(false)
})

test('a factor adds either a percent or Connects, and its steps ascend', () => {
  const problems = (demand: object[]) => {
    const parsed = policySchema.safeParse({ ...earnest, price: { ...earnest.price, dynamic: { demand } } })
    return parsed.error?.issues.map(({ message }) => message) ?? []
  }
  expect(problems([{ from: 1, label: 'x' }])).toEqual(['Write either percent or connects.'])
  expect(problems([{ from: 1, label: 'x', percent: 1, connects: 1 }])).toEqual(['Write either percent or connects.'])
  const same = { from: 5, label: 'x', percent: 1 }
  expect(problems([same, same])).toEqual(['Steps must ascend: write more than 5.'])
})

const anyStep = fc.oneof(
  fc.record({ percent: fc.integer({ min: -100, max: 1000 }) }),
  fc.record({ connects: fc.integer({ min: -20, max: 20 }) }),
)
const anySteps = fc
  .uniqueArray(fc.nat(60), { minLength: 1, maxLength: 5 })
  .chain(at => fc.tuple(...at.sort((a, b) => a - b).map(from => anyStep.map(adds => ({ from, label: 'x', ...adds })))))
const anyRules = fc
  .record({ demand: anySteps, hireRate: anySteps, spent: anySteps, budget: anySteps }, { requiredKeys: [] })
  .chain(dynamic =>
    fc
      .tuple(fc.nat(20), fc.nat(40), fc.nat(3))
      .map(([least, more, firstFree]) => under({ least, most: least + more, firstFree, dynamic })),
  )

test('whatever the factors, the lines add up to the price, which is a whole number between the least and the most', () => {
  fc.assert(
    fc.property(anyRules, fc.nat(70), fc.boolean(), fc.nat(100), (policy, proposals, invited, hireRate) => {
      const { least, most, firstFree } = policy.price
      const price = priceOf(post({ proposals, invited, history: { spentCents: 30, hireRate } }), policy)
      expect(price.because.reduce((sum, line) => sum + line.connects, 0)).toBe(price.connects)
      expect(Number.isSafeInteger(price.connects)).toBe(true)
      expect(price.connects).toBeLessThanOrEqual(most)
      expect(price.connects).toBeGreaterThanOrEqual(invited || proposals < firstFree ? 0 : least)
    }),
  )
})

test('where the steps of demand rise, more proposals never make it cheaper', () => {
  const rising = fc
    .tuple(
      fc.uniqueArray(fc.nat(60), { minLength: 1, maxLength: 5 }),
      fc.array(fc.nat(300), { minLength: 5, maxLength: 5 }),
    )
    .map(([at, adds]) => {
      const percents = adds.sort((a, b) => a - b)
      return at.sort((a, b) => a - b).map((from, i) => ({ from, percent: percents[i]!, label: 'x' }))
    })
  fc.assert(
    fc.property(rising, fc.nat(70), fc.nat(10), fc.nat(2), (demand, proposals, more, firstFree) => {
      const policy = under({ most: 30, firstFree, dynamic: { demand } })
      const at = (count: number) => priceOf(post({ proposals: count }), policy).connects
      expect(at(proposals + more)).toBeGreaterThanOrEqual(at(proposals))
    }),
  )
})

test('a price may rise while its client can change the work or is not verified, and where it moves by itself', () => {
  const rises = (about: Partial<PricedPost>, { price } = earnest) => mayRise(post({ proposals: 1, ...about }), price)
  expect(rises({ proposals: 0, clientVerified: true })).toBe(true)
  expect(rises({ clientVerified: false })).toBe(true)
  expect(rises({ clientVerified: true })).toBe(false)
  expect(rises({ clientVerified: true }, under({ firstFree: 1 }))).toBe(true)
  expect(rises({ clientVerified: false }, under({ unverifiedClientStepsDown: 0 }))).toBe(false)
  const dynamic = { verified: { connects: 1, label: 'x' } }
  expect(rises({ clientVerified: false }, under({ unverifiedClientStepsDown: 0, dynamic }))).toBe(true)
  expect(rises({ proposals: 0 }, under({ least: 0, most: 0 }))).toBe(false)
})
