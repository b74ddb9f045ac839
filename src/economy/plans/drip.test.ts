import { expect, test } from 'vitest'
import { lot, newId, wallet, withPlans } from '#tests/builders'
import type { Policy } from '../policy/policy.ts'
import { settleWallet } from '../wallets/settle-wallet.ts'
import { available, type Wallet } from '../wallets/wallet.ts'
import { dripDifference } from './drip.ts'

// A wallet that was opened at noon and is asked days later, before its first cycle.
const policy = withPlans({ drip: { everyMinutes: 24 * 60, limit: 3 } })
const before = wallet()
const after = (days: number) => before.openedAt.add({ hours: 24 * days })
const settle = (from: Wallet, days: number, by: Policy = policy) =>
  settleWallet(from, { policyAt: () => by, now: after(days), newId })

test("a drip gives one Connect an interval while fewer than the plan's limit are left of those that dripped", () => {
  const { wallet: full, happened } = settle(before, 9)
  expect(happened.map(({ movement, opened }) => [String(movement.at), opened[0]!.reason])).toEqual(
    [1, 2, 3].map(day => [String(after(day)), `drip:${after(day)}`]),
  )
  expect(settle(full, 12).happened).toEqual([])
  const spent = { ...full, lots: full.lots.map(one => ({ ...one, left: 0 })) }
  expect(settle(spent, 11).happened.map(({ movement }) => String(movement.at))).toEqual([
    String(after(10)),
    String(after(11)),
  ])
})

test('what did not drip does not count towards the limit, and what is held of what did does', () => {
  const rich = { ...before, lots: [lot({ left: 50 })] }
  expect(available(settle(rich, 2).wallet, after(2))).toBe(52)
  const held = { ...before, lots: [lot({ source: 'drip', granted: 3, left: 0, held: 3 })] }
  expect(settle(held, 5).happened).toEqual([])
})

test('what lapses makes room from its last instant on', () => {
  const short = { ...policy, lots: { ...policy.lots, life: 'P4D' } }
  const at = settle(before, 8, short).happened.map(({ movement }) => [movement.kind, String(movement.at)])
  expect(at).toEqual([
    ...[1, 2, 3].map(day => ['granted', String(after(day))]),
    ...[5, 6, 7].flatMap(day => [
      ['expired', String(after(day))],
      ['granted', String(after(day))],
    ]),
  ])
})

test('an upgrade drips the difference of the limits at once: new limit − old limit + what remains', () => {
  const [free, plus] = withPlans(
    { drip: { everyMinutes: 5400, limit: 8 } },
    { drip: { everyMinutes: 450, limit: 100 } },
  ).plans
  expect(dripDifference([free!], plus!, 'x')).toMatchObject({ source: 'drip', connects: 92 })
  expect(dripDifference([plus!], free!, 'x')).toMatchObject({ connects: 0 })
})
