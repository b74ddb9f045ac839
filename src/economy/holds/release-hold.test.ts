import { expect, test } from 'vitest'
import { days, earnest, holding, lot, newId, noon, wallet, withHolds } from '#tests/builders'
import type { Policy } from '../policy/policy.ts'
import { applyMovement } from '../wallets/apply-movement.ts'
import { settleWallet } from '../wallets/settle-wallet.ts'
import { available, type Wallet } from '../wallets/wallet.ts'
import { releaseHold } from './release-hold.ts'

const two = wallet(lot({ id: 'a', left: 3, lapsesAt: days(2) }), lot({ id: 'b', left: 5, lapsesAt: days(9) }))
const release = (at: Wallet, policy: Policy, now: Temporal.Instant) => {
  const released = releaseHold(at.holds[0]!, { wallet: at, movementId: 'm', newId }, policy, now)
  if (!released.ok) throw new Error(released.refusal.code)
  return released.value
}
/** Released on day 3, after lot a has lapsed and before lot b does. */
const late = (rule: Policy['holds']['ofLapsedLot']) => {
  const at = settleWallet(holding(two, 6).wallet, { policyAt: () => earnest, now: days(3), newId }).wallet
  const { movement, opened } = release(at, withHolds(rule), days(3))
  return { entries: movement.entries, opened, balance: available(applyMovement(at, movement, opened), days(3)) }
}

test('a released hold gives back what it still holds to the lots it came from, last taken first; what happens if a lot has lapsed meanwhile is the policy’s choice', () => {
  const { wallet: at } = holding(two, 6)
  const { movement } = release(at, earnest, noon)
  expect(movement).toMatchObject({
    kind: 'released',
    entries: [
      { debit: 'held', credit: 'available', lotId: 'b', amount: 3 },
      { debit: 'held', credit: 'available', lotId: 'a', amount: 3 },
    ],
  })
  const after = applyMovement(at, movement)
  expect(after.lots.map(({ left, held }) => [left, held])).toEqual([
    [3, 0],
    [5, 0],
  ])
  const again = releaseHold(after.holds[0]!, { wallet: after, movementId: 'm', newId }, earnest, noon)
  expect(again).toMatchObject({ refusal: { code: 'hold-ended', facts: { state: 'released' } } })
})

test('of a lapsed lot, under `lapse`, it is lost with its lot', () => {
  const { entries, balance } = late({ rule: 'lapse' })
  expect(entries[1]).toMatchObject({ debit: 'held', credit: 'expired', lotId: 'a', amount: 3 })
  expect(balance).toBe(5)
})

test('of a lapsed lot, under `grace`, it lives so many days past the last instant of its lot, if any are left', () => {
  expect(late({ rule: 'grace', days: 10 })).toMatchObject({
    balance: 8,
    opened: [{ originLotId: 'a', granted: 3, lapsesAt: days(12) }],
  })
  expect(late({ rule: 'grace', days: 1 })).toMatchObject({ balance: 5, opened: [] })
})

test('of a lapsed lot, under `new-lot`, it leaves that lot for good and lives so many days from now', () => {
  const { entries, opened, balance } = late({ rule: 'new-lot', days: 30 })
  expect(opened).toMatchObject([{ originLotId: 'a', granted: 3, lapsesAt: days(33) }])
  expect(entries.slice(1)).toEqual([
    { debit: 'held', credit: 'expired', lotId: 'a', amount: 3 },
    {
      debit: 'expired',
      credit: 'available',
      lotId: opened[0]!.id,
      amount: 3,
      note: 'its lot had lapsed: 30 days to spend it',
    },
  ])
  expect(balance).toBe(8)
})

test('new days come once, whatever the rule: what is held over the last instant of a lot of its own is lost with it', () => {
  for (const rule of [{ rule: 'new-lot', days: 30 } as const, { rule: 'grace', days: 30 } as const]) {
    const own = wallet(lot({ id: 'own', left: 5, lapsesAt: days(2), originLotId: 'a' }))
    const { movement, opened } = release(holding(own, 3).wallet, withHolds(rule), days(3))
    expect(opened).toEqual([])
    expect(movement.entries).toEqual([
      { debit: 'held', credit: 'expired', lotId: 'own', amount: 3, note: 'its lot had lapsed' },
    ])
  }
})

test('from its time-out on a hold counts as released, whether or not anybody has written that down', () => {
  const { wallet: at } = holding(two, 6, 1)
  const before = settleWallet(at, { policyAt: () => earnest, now: days(1).subtract({ milliseconds: 1 }), newId })
  expect([before.happened, available(before.wallet, days(1))]).toEqual([[], 2])
  const { happened, wallet: after } = settleWallet(at, { policyAt: () => earnest, now: days(1), newId })
  expect(happened.map(({ movement }) => [movement.kind, movement.at.equals(days(1))])).toEqual([['timed-out', true]])
  expect(after.holds[0]).toMatchObject({ state: 'timed-out', released: 6, endedAt: days(1) })
  expect(available(after, days(1))).toBe(8)
})

test('lots lapse and holds time out in the order of their instants, so that what a hold gives back can lapse afterwards', () => {
  const told = (until: number, now: number) =>
    settleWallet(holding(two, 4, until).wallet, { policyAt: () => withHolds({ rule: 'lapse' }), now: days(now), newId })
  const line = ({ movement }: ReturnType<typeof told>['happened'][number]) =>
    `${movement.kind} ${(movement.at.epochMilliseconds - noon.epochMilliseconds) / 86_400_000}`
  const early = told(1, 9)
  expect(early.happened.map(line)).toEqual(['timed-out 1', 'expired 2', 'expired 9'])
  expect(early.happened[1]!.movement.entries[0]).toMatchObject({ lotId: 'a', amount: 3 })
  // At the very instant its lot lapses, a hold gives back into a lapsed lot.
  const tie = told(2, 2)
  expect(tie.happened.map(line)).toEqual(['timed-out 2'])
  expect(available(tie.wallet, days(2))).toBe(5)
  expect(told(3, 9).happened.map(line)).toEqual(['timed-out 3', 'expired 9'])
})
