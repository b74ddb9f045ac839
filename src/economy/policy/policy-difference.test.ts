import { expect, test } from 'vitest'
import { policyNames, readPolicy } from '#gateways/policies/read-policy'
import { earnest } from '#tests/builders'
import type { Policy } from './policy.ts'
import { policyDifference } from './policy-difference.ts'

const words = (after: Policy) =>
  policyDifference(earnest, after).map(({ label, before, after: next }) => `${label}: ${before} → ${next}`)

test('Two policies differ in every rule that reads differently, and in every figure that no line puts in words.', () => {
  expect(words({ ...earnest, connectCents: 20, lots: { ...earnest.lots, life: 'P6M' } })).toEqual([
    'Life of a lot: 1 year → 6 months',
    'One Connect: $0.15 → $0.20',
  ])
  const [first, ...rest] = earnest.price.fixed
  const price = { ...earnest.price, fixed: [{ ...first!, belowCents: 4000 }, ...rest] }
  expect(words({ ...earnest, price })).toEqual(['Fixed price, band 1: Below $50 → Below $40'])
})

test('a band that is new or gone is a rule that one of the two does not have', () => {
  const fixed = earnest.price.fixed.map((band, i) => (i === 0 ? { ...band, label: 'Small work' } : band))
  expect(words({ ...earnest, price: { ...earnest.price, fixed } })).toEqual([
    'Fixed price under $50: 2 Connects → null',
    'Small work: null → 2 Connects',
  ])
})

test('what a policy calls itself is no rule', () => {
  expect(words({ ...earnest, name: 'other', title: 'Other', since: '2020-01-01' })).toEqual([])
})

test.each(policyNames())('%s does not differ from itself, and no figure can change unseen', name => {
  const policy = readPolicy(name)
  expect(policyDifference(policy, readPolicy(name))).toEqual([])
  const walk = (value: unknown, path: (string | number)[]): (string | number)[][] =>
    typeof value === 'object' && value !== null
      ? Object.entries(value).flatMap(([key, inner]) => walk(inner, [...path, key]))
      : [path]
  for (const path of walk(policy, []).filter(([top]) => !['name', 'title', 'since'].includes(String(top)))) {
    const changed = structuredClone(policy)
    let at: Record<string, unknown> = changed
    for (const part of path.slice(0, -1)) at = at[part] as Record<string, unknown>
    const last = path.at(-1)!
    at[last] =
      typeof at[last] === 'boolean'
        ? !at[last]
        : typeof at[last] === 'number'
          ? (at[last] as number) + 1
          : (whereNull(at[last], path) ?? otherText(at[last]))
    const differences = policyDifference(policy, changed)
    expect([path, differences.length]).not.toEqual([path, 0])
    const labels = differences.map(({ label }) => label)
    expect([path, ...labels.filter(label => /\w\.\w|\[|_/.test(label))], 'has no words').toEqual([path])
    expect([path, ...labels], 'is told twice').toEqual([path, ...new Set(labels)])
    const isOn = at[last] !== null && whereNull(readAt(policy, path), path) === null
    const lines = differences.filter(({ before, after }) => isOn && before !== null && after !== null)
    // A currency is read in each price, and told at each.
    const once = path[0] === 'currency' || lines.length <= 1
    expect([path, once], 'is told in two lines').toEqual([path, true])
  }
})

const readAt = (policy: Policy, path: (string | number)[]): unknown =>
  path.reduce<unknown>((found, part) => (found as Record<string, unknown>)[part], policy)

/** What is off in a policy is on in the default one, where words are made of it. */
const whereNull = (value: unknown, path: (string | number)[]): unknown =>
  value === null
    ? path.reduce<unknown>((found, part) => (found as Record<string, unknown> | null)?.[part], earnest)
    : null

/** Of the few texts a policy has, one that differs and is still legal where words are made of it. */
function otherText(text: unknown): string {
  const all = [
    ['all', 'none'],
    ['none', 'all'],
    ['if-never-opened', 'all'],
    ['P1Y', 'P2Y'],
    ['receipt', 'free-first'],
    ['soonest-expiry', 'receipt'],
    ['new-lot', 'lapse'],
    ['lapse', 'grace'],
    ['as-lots', 'until-cycle-end'],
    ['until-cycle-end', 'as-lots'],
    ['first-of-next-month', 'last-of-month'],
    ['last-of-month', 'first-of-next-month'],
    ['next-cycle', 'at-once'],
    ['at-once', 'when-kept'],
    ['when-kept', 'at-once'],
    ['first-price', 'uniform'],
    ['uniform', 'first-price'],
    ['USD', 'GBP'],
    ['GBP', 'USD'],
  ]
  return all.find(([from]) => from === text)?.[1] ?? `${text} of another kind`
}

test('two figures that stand in one line are told in it, and one that does not besides', () => {
  const boosts = { ...earnest.boosts!, opensToConsume: 3 }
  expect(words({ ...earnest, boosts })).toEqual([
    'Used up when the client has: opened, shortlisted, interviewed, declined, hired → opened 3 times 30 minutes apart, shortlisted, interviewed, declined, hired',
  ])
  const before = { ...boosts, opensToConsume: 1, consumedBy: ['hired' as const] }
  const unread = policyDifference(
    { ...earnest, boosts: before },
    { ...earnest, boosts: { ...before, opensToConsume: 3 } },
  )
  expect(unread).toMatchObject([{ label: 'Times a proposal is opened until that counts', before: '1', after: '3' }])
  const [first, ...rest] = earnest.price.fixed
  const fixed = [{ ...first!, belowCents: 4000, connects: 1 }, ...rest]
  expect(words({ ...earnest, price: { ...earnest.price, fixed } })).toEqual([
    'Fixed price under $50: 2 Connects → 1 Connect',
    'Fixed price, band 1: Below $50 → Below $40',
  ])
})
