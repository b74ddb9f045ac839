import { expect, test } from 'vitest'
import { readPolicy } from '#gateways/policies/read-policy'
import { earnest } from '#tests/builders'
import { bringAbout, broughtByBadge, broughtByPlan } from './bring-about.ts'

const [asker, owner] = [
  { id: 'a', email: 'ops@example.com' },
  { id: 'b', email: 'b@example.com' },
]
const said = (connects: number, recent = 0, to = owner) => {
  const decision = bringAbout({ connects, recent }, { asker, owner: to }, earnest)
  return decision.ok ? decision.value : decision.refusal.code
}

test('a purchase, a badge and a plan count like an adjustment: nobody gives them to themselves, and above the limit they wait for a second person', () => {
  expect([said(100), said(101), said(60, 40), said(60, 41)]).toEqual(['at-once', 'waits', 'at-once', 'waits'])
  expect([said(1, 0, asker), said(0, 0, asker)]).toEqual(['for-yourself', 'for-yourself'])
  expect(said(1, 0, { id: 'c', email: 'OPS+second@example.com' })).toBe('for-yourself')
  expect(said(0, 1000)).toBe('at-once')
})

test('a badge and a plan count as what they give more', () => {
  const badge = earnest.grants.badges[0]!
  expect(broughtByBadge({ ...badge, once: 0, monthly: 70 })).toBe(70)
  const [basic, plus] = readPolicy('earnest').plans
  const on = (current = basic!, next: typeof current | null = null) => ({ current, next })
  expect(broughtByPlan(on(basic), plus!)).toBe(90)
  expect(broughtByPlan(on(plus), basic!)).toBe(0)
  expect(broughtByPlan(on(basic), { ...basic!, drip: { everyMinutes: 60, limit: 8 } })).toBe(8)
  expect(broughtByPlan(on(basic, plus), plus!)).toBe(0)
  expect(broughtByPlan(on(plus, basic), plus!)).toBe(0)
})
