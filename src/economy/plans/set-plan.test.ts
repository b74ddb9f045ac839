import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lot, newId, noon, wallet, withPlans } from '#tests/builders'
import type { Policy } from '../policy/policy.ts'
import { settleWallet } from '../wallets/settle-wallet.ts'
import { available, type Membership, type Wallet } from '../wallets/wallet.ts'
import { setPlan } from './set-plan.ts'

const policy = withPlans({ monthly: 10 }, { monthly: 100 }, { monthly: 300, drip: { everyMinutes: 450, limit: 100 } })
const at = (membership: Partial<Membership> = {}): Wallet => {
  const before = wallet(lot())
  return { ...before, membership: { ...before.membership, ...membership } }
}
function set(before: Wallet, planId: string, by: Policy = policy, given: Record<string, number> = {}) {
  const decision = setPlan(before, {
    planId,
    policyAt: () => by,
    now: noon,
    newId,
    given: reason => given[reason],
  })
  if (!decision.ok) return { refused: decision.refusal.code }
  const { wallet, happened } = decision.value
  return { wallet, lots: happened.flatMap(({ opened }) => opened.map(({ reason, granted }) => [reason, granted])) }
}
const changing = (change: Partial<Policy['planChange']>): Policy => ({
  ...policy,
  planChange: { ...policy.planChange, ...change },
})

test('a plan changes at once or with the next cycle, as the policy says for a higher and a lower one; what a member has stays theirs', () => {
  const up = set(at(), 'plan-1')
  expect(up.wallet?.membership).toMatchObject({ plan: 'plan-1', nextPlan: null, settledUntil: noon })
  expect(available(up.wallet!, noon)).toBe(40 + 90)
  expect(set(at(), 'plan-1', changing({ upgrade: 'next-cycle' })).wallet?.membership).toMatchObject({
    plan: null,
    nextPlan: 'plan-1',
  })
  const down = set(at({ plan: 'plan-1' }), 'plan-0')
  expect(down.wallet?.membership).toMatchObject({ plan: 'plan-1', nextPlan: 'plan-0' })
  expect(down.lots).toEqual([])
  const atOnce = set(at({ plan: 'plan-1' }), 'plan-0', changing({ downgrade: 'now' }))
  expect(atOnce.wallet?.membership).toMatchObject({ plan: 'plan-0', nextPlan: null })
  expect(available(atOnce.wallet!, noon)).toBe(40)
})

test('an upgrade grants what the higher plan has more, once a cycle, or nothing where the policy says so', () => {
  expect(set(at(), 'plan-1').lots).toEqual([['upgrade:2026-05-21:plan-1', 90]])
  expect(set(at(), 'plan-2').lots).toEqual([
    ['upgrade:2026-05-21:plan-2', 290],
    ['drip-upgrade:2026-05-21:plan-2', 100],
  ])
  expect(set(at(), 'plan-1', policy, { 'upgrade:2026-05-21:plan-1': 90 }).lots).toEqual([])
  expect(set(at(), 'plan-1', changing({ upgradeGivesDifference: false })).lots).toEqual([])
})

test('however often the plan changes in a cycle, no more comes than the highest one has more than was given', () => {
  const both = withPlans(
    { monthly: 10, drip: { everyMinutes: 450, limit: 5 } },
    { monthly: 50, drip: { everyMinutes: 450, limit: 20 } },
    { monthly: 100, drip: { everyMinutes: 450, limit: 40 } },
  )
  const by = { ...both, planChange: { upgrade: 'now', downgrade: 'now', upgradeGivesDifference: true } as const }
  const given = (first: number, asked: number[]) => {
    const reasons: Record<string, number> = { 'monthly:2026-04-21': by.plans[first]!.monthly }
    let before = at({ plan: `plan-${first}`, settledUntil: noon })
    for (const plan of asked) {
      const { wallet = before, lots = [] } = set(before, `plan-${plan}`, by, reasons)
      before = wallet
      for (const [reason, granted] of lots) reasons[reason!] = granted as number
    }
    const sum = (what: string) =>
      Object.entries(reasons).reduce((all, [reason, n]) => (reason.startsWith(what) ? all + n : all), 0)
    return [sum('upgrade:'), sum('drip-upgrade:')]
  }
  expect(given(0, [2, 0, 1])).toEqual([90, 35])
  expect(given(0, [1, 2, 0, 2])).toEqual([90, 35])
  expect(given(2, [0, 2])[0]).toBe(0)
  fc.assert(
    fc.property(fc.nat(2), fc.array(fc.nat(2), { maxLength: 12 }), (first, asked) => {
      const highest = by.plans[Math.max(first, ...asked)]!
      const [monthly, drips] = given(first, asked)
      expect(monthly).toBe(highest.monthly - by.plans[first]!.monthly)
      expect(drips).toBeLessThanOrEqual(highest.drip!.limit)
    }),
  )
})

test('asking for the plan one has takes back a change that has not begun', () => {
  expect(set(at({ plan: 'plan-1', nextPlan: 'plan-0' }), 'plan-1').wallet?.membership).toMatchObject({
    plan: 'plan-1',
    nextPlan: null,
  })
  expect(set(at({ plan: 'plan-1', nextPlan: 'plan-0' }), 'plan-0').refused).toBe('already-on-plan')
  expect(set(at(), 'plan-0').refused).toBe('already-on-plan')
  expect(set(at(), 'gold').refused).toBe('no-such-plan')
})

test('a change mid-cycle moves no cycle: the next grant is the new plan’s, on the same day, once', () => {
  const { wallet: up } = set(at(), 'plan-1')
  const { happened } = settleWallet(up!, { policyAt: () => policy, now: noon.add({ hours: 24 * 30 }), newId })
  expect(happened.flatMap(({ opened }) => opened.map(({ reason, granted }) => [reason, granted]))).toEqual([
    ['monthly:2026-05-21', 100],
  ])
})
