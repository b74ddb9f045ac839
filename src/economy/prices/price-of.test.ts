import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPolicy } from '#gateways/policies/read-policy'
import { type Policy, policySchema } from '../policy/policy.ts'
import { categories, levels } from '../posts/categories.ts'
import { durations, workloads } from '../posts/hourly-terms.ts'
import { type PricedPost, priceOf } from './price-of.ts'

const upwork2022 = readPolicy('upwork-2022')
const upwork2019 = readPolicy('upwork-2019')

test("a proposal costs the Connects of its post's band, one step fewer while the client's payment is not verified, and nothing on an invitation", () => {
  expect(priceOf(fixed(599), upwork2022).connects).toBe(4)
  expect(priceOf(fixed(599, { clientVerified: false }), upwork2022).connects).toBe(2)
  expect(priceOf(fixed(599, { invited: true }), upwork2022).connects).toBe(0)
})

test.each([
  [0, 2],
  [49, 2],
  [49.99, 2],
  [50, 4],
  [599, 4],
  [599.99, 4],
  [600, 6],
  [100_000, 6],
])('a fixed price of $%d costs %d', (usd, connects) => {
  expect(priceOf(fixed(usd), upwork2022).connects).toBe(connects)
})

test.each([
  [49, 1],
  [599, 2],
  [600, 4],
])('a fixed price of $%d costs %d while the client is not verified', (usd, connects) => {
  expect(priceOf(fixed(usd, { clientVerified: false }), upwork2022).connects).toBe(connects)
})

test.each([
  ['Less than 1 month', 'Less than 30 hrs/week', 2],
  ['Less than 1 month', 'Hours to be determined', 2],
  ['Less than 1 month', null, 2],
  ['Less than 1 month', '30+ hrs/week', 6],
  ['1 to 3 months', 'Less than 30 hrs/week', 6],
  ['More than 6 months', null, 6],
  [null, null, 6],
] as const)('hourly work, %s, %s, costs %d', (duration, workload, connects) => {
  expect(priceOf(hourly(duration, workload), upwork2022).connects).toBe(connects)
})

test.each([
  [50, 2, 1],
  [50.01, 4, 3],
  [599.99, 4, 3],
  [600, 6, 5],
])('in 2019 a fixed price of $%d costs %d, or %d while the client is not verified', (usd, verified, unverified) => {
  expect(priceOf(fixed(usd), upwork2019).connects).toBe(verified)
  expect(priceOf(fixed(usd, { clientVerified: false }), upwork2019).connects).toBe(unverified)
})

describe('the lines say why', () => {
  test('a verified client', () =>
    expect(priceOf(fixed(80), upwork2022).because).toEqual([
      line(4, 'Fixed price $50 to $599'),
      line(0, "Client's payment verified"),
    ]))

  test('a client who is not verified, and an invitation', () =>
    expect(priceOf(fixed(80, { clientVerified: false, invited: true }), upwork2022).because).toEqual([
      line(4, 'Fixed price $50 to $599'),
      line(-2, "Client's payment not verified"),
      line(-2, 'Client invited you'),
    ]))

  test('a client of whom nothing is known is priced as verified, and the line says so', () =>
    expect(priceOf(fixed(80, { clientVerified: null }), upwork2022).because).toEqual([
      line(4, 'Fixed price $50 to $599'),
      line(0, "Not known whether the client's payment is verified"),
    ]))

  test('a post that does not say how long the work lasts', () =>
    expect(priceOf(hourly(null, null), upwork2022).because).toContainEqual(
      line(0, 'The post does not say how long the work lasts'),
    ))

  test('the least and the most', () => {
    expect(priceOf(fixed(10), withRules({ least: 3 })).because.at(-1)).toEqual(line(1, 'At least 3'))
    expect(priceOf(fixed(900), withRules({ most: 5 })).because.at(-1)).toEqual(line(-1, 'At most 5'))
  })

  test('a policy without a step down does not speak of verification', () =>
    expect(priceOf(fixed(80, { clientVerified: false }), withRules({ unverifiedClientStepsDown: 0 })).because).toEqual([
      line(4, 'Fixed price $50 to $599'),
    ]))
})

test('the lowest step has none below it', () => {
  const bottom = withRules({ fixed: [{ belowCents: null, connects: 1, label: 'Any budget' }] })
  expect(priceOf(fixed(80, { clientVerified: false }), bottom).connects).toBe(1)
})

test('an invitation never makes a proposal dearer', () => {
  expect(priceOf(fixed(10, { invited: true }), withRules({ invitation: 5 })).connects).toBe(2)
})

test('whatever the post and the policy, the lines add up to the price, and the price keeps its limits', () => {
  fc.assert(
    fc.property(anyPost, anyPolicy, (post, policy) => {
      const { connects, because } = priceOf(post, policy)
      const { least, most, invitation } = policy.price
      expect(because.reduce((sum, part) => sum + part.connects, 0)).toBe(connects)
      expect(connects).toBeGreaterThanOrEqual(post.invited ? Math.min(least, invitation) : least)
      expect(connects).toBeLessThanOrEqual(most)
      expect(because.every(({ text }) => text.length > 0)).toBe(true)
    }),
  )
})

test('whatever the policy, an unverified client and an invitation never make a proposal dearer', () => {
  fc.assert(
    fc.property(anyPost, anyPolicy, (post, policy) => {
      const usual = priceOf({ ...post, clientVerified: true, invited: false }, policy).connects
      expect(priceOf({ ...post, clientVerified: false, invited: false }, policy).connects).toBeLessThanOrEqual(usual)
      expect(priceOf({ ...post, clientVerified: true, invited: true }, policy).connects).toBeLessThanOrEqual(usual)
    }),
  )
})

const plain = { clientVerified: true, invited: false, category: null, level: null, proposals: 0, history: null }

function fixed(usd: number, more: Partial<PricedPost> = {}): PricedPost {
  return {
    payment: { type: 'fixed', budgetCents: Math.round(usd * 100) },
    ...plain,
    ...more,
  }
}

type Hourly = Extract<PricedPost['payment'], { type: 'hourly' }>
function hourly(duration: Hourly['duration'], workload: Hourly['workload']): PricedPost {
  return { payment: { type: 'hourly', duration, workload }, ...plain }
}

function line(connects: number, text: string) {
  return { connects, text }
}

/** upwork-2022 with other price rules; the schema must still accept it. */
function withRules(rules: Partial<Policy['price']>): Policy {
  return policySchema.parse({ ...upwork2022, price: { ...upwork2022.price, ...rules } })
}

const anyPost: fc.Arbitrary<PricedPost> = fc.record({
  payment: fc.oneof(
    fc.record({
      type: fc.constant('fixed' as const),
      budgetCents: fc.oneof(fc.integer({ min: 0, max: 100 }), fc.nat()),
    }),
    fc.record({
      type: fc.constant('hourly' as const),
      duration: fc.constantFrom(null, ...durations),
      workload: fc.constantFrom(null, ...workloads),
    }),
  ),
  clientVerified: fc.constantFrom(true, false, null),
  invited: fc.boolean(),
  category: fc.constantFrom(null, ...categories),
  level: fc.constantFrom(null, ...levels),
  proposals: fc.nat(60),
  history: fc.option(fc.record({ spentCents: fc.nat(), hireRate: fc.option(fc.nat(100)) })),
})

const ascending = (most: number, minLength: number) =>
  fc
    .uniqueArray(fc.integer({ min: 1, max: most }), { minLength, maxLength: 6 })
    .map(numbers => numbers.sort((a, b) => a - b))
const some = <T extends string>(of: readonly T[]) => fc.subarray([...of], { minLength: 1 })

const anyPolicy: fc.Arbitrary<Policy> = fc
  .tuple(ascending(40, 1), ascending(100, 0), ascending(50, 1))
  .chain(([steps, limits, range]) => {
    const band = { connects: fc.constantFrom(...steps), label: fc.string({ minLength: 1, maxLength: 20 }) }
    const fixedBands = fc.tuple(
      ...[...limits, null].map(belowCents => fc.record({ belowCents: fc.constant(belowCents), ...band })),
    )
    const hourlyBands = fc.tuple(
      fc.array(
        fc.record(
          { duration: some(durations), workload: some(workloads), ...band },
          { requiredKeys: ['duration', 'connects', 'label'] },
        ),
        { maxLength: 3 },
      ),
      fc.record(band),
    )
    return fc
      .record({ fixed: fixedBands, hourly: hourlyBands, down: fc.constantFrom(0, 1), invitation: fc.nat(50) })
      .map(({ fixed, hourly, down, invitation }) =>
        withRules({
          fixed,
          hourly: hourly.flat(),
          unverifiedClientStepsDown: down,
          steps,
          least: range[0]!,
          most: range.at(-1)!,
          invitation,
        }),
      )
  })
