import fc from 'fast-check'
import { expect, test } from 'vitest'
import { days, earnest, lot, newId, noon, wallet } from '../../tests/builders.ts'
import { applyMovement } from './apply-movement.ts'
import { burn } from './burn.ts'
import { giveBack } from './give-back.ts'
import { monthOf, type OwnLimits, overOwnLimit, spentIn } from './own-limits.ts'
import { placeHold } from './place-hold.ts'
import { refusalText } from './refusal-text.ts'
import { releaseHold } from './release-hold.ts'
import type { Entry, MovementKind, Wallet } from './wallet.ts'

const limited = (limits: Partial<OwnLimits>, left = 40): Wallet => ({
  ...wallet(lot({ left, granted: left })),
  limits: { monthly: null, proposal: null, boost: null, spent: { month: monthOf(noon), connects: 0 }, ...limits },
})
const code = (cost: Parameters<typeof overOwnLimit>[0], of: Wallet, now = noon) => {
  const decision = overOwnLimit(cost, of, now)
  return decision && !decision.ok ? decision.refusal.code : undefined
}
const moved = (before: Wallet, kind: MovementKind, entries: Entry[], at = noon): Wallet =>
  applyMovement(before, { id: newId(), walletId: before.id, kind, at, entries, postId: null, proposalId: null })
const paid = (before: Wallet, connects: number, at = noon) =>
  moved(before, 'proposal', burn(before, connects, { order: 'receipt', now: at })!, at)

test('nobody spends more than they allow themselves: so many Connects in a calendar month (UTC), on one proposal, on one boost', () => {
  expect(code({ for: 'proposal', connects: 5 }, limited({ proposal: 4 }))).toBe('over-proposal-limit')
  expect(code({ for: 'proposal', connects: 4 }, limited({ proposal: 4, boost: 1 }))).toBeUndefined()
  expect(code({ for: 'boost', connects: 2, inAll: 5 }, limited({ boost: 4 }))).toBe('over-boost-limit')
  const month = paid(limited({ monthly: 10 }), 7)
  expect(code({ connects: 3 }, month)).toBeUndefined()
  expect(code({ connects: 4 }, month)).toBe('over-monthly-budget')
  expect(code({ connects: 10 }, month, days(31))).toBeUndefined()
})

test('what costs nothing is always allowed, and a wallet without limits allows everything', () => {
  expect(code({ for: 'proposal', connects: 0 }, paid(limited({ monthly: 7 }), 7))).toBeUndefined()
  expect(code({ for: 'proposal', connects: 1_000 }, wallet())).toBeUndefined()
})

test('what is held counts as spent, what comes back does not, and a grant or a lapse is neither', () => {
  const asked = {
    holdId: newId(),
    movementId: newId(),
    reason: 'boost',
    purpose: 'Boost',
    postId: null,
    proposalId: null,
  }
  const before = limited({ monthly: 10 })
  const placed = placeHold({ ...asked, connects: 8, timesOutAt: days(5) }, before, earnest, noon)
  if (!placed.ok) throw new Error(placed.refusal.code)
  const held = applyMovement(before, placed.value.movement, [], placed.value.hold)
  expect(spentIn(held.limits!, noon)).toBe(8)
  expect(placeHold({ ...asked, connects: 3, timesOutAt: days(5) }, held, earnest, noon)).toMatchObject({
    refusal: { code: 'over-monthly-budget' },
  })
  const released = releaseHold(held.holds[0]!, { wallet: held, movementId: newId(), newId }, earnest, noon)
  if (!released.ok) throw new Error(released.refusal.code)
  const after = applyMovement(held, released.value.movement, released.value.opened)
  expect(spentIn(after.limits!, noon)).toBe(0)
  const lapse: Entry = { debit: 'available', credit: 'expired', lotId: 'lot-1', amount: 40 }
  expect(spentIn(moved(after, 'expired', [lapse]).limits!, noon)).toBe(0)
})

test('a refusal says that the limit is one’s own and where to change it', () => {
  const decision = overOwnLimit({ connects: 4 }, paid(limited({ monthly: 10 }), 7), noon)!
  expect(decision.ok ? '' : refusalText(decision.refusal)).toBe(
    'Your own limit is 10 Connects a month and 7 are spent, so 4 more do not fit. Nothing was charged and nothing is lost. You set it yourself: change it in your wallet, under Your limits.',
  )
})

test('in whatever order things are paid and come back, no limit is passed', () => {
  const acts = fc.array(fc.tuple(fc.constantFrom('pay', 'back', 'wait'), fc.integer({ min: 1, max: 9 })), {
    maxLength: 40,
  })
  fc.assert(
    fc.property(acts, fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 9 }), (acts, monthly, proposal) => {
      let own = limited({ monthly, proposal }, 400)
      let now = noon
      const paidFor: { amount: number; month: string }[] = []
      const net = new Map<string, number>()
      for (const [what, size] of acts) {
        const month = monthOf(now)
        if (what === 'wait') now = now.add({ hours: 24 * size })
        else if (what === 'pay' && !overOwnLimit({ for: 'proposal', connects: size }, own, now)) {
          own = paid(own, size, now)
          paidFor.push({ amount: size, month })
          net.set(month, (net.get(month) ?? 0) + size)
          expect(size).toBeLessThanOrEqual(proposal)
        } else if (what === 'back' && paidFor.length > 0) {
          const { amount } = paidFor.pop()!
          const how = { taken: [{ lotId: 'lot-1', amount }], movementId: newId(), newId }
          const rule = { rule: 'lapse' } as const
          own = moved(own, 'returned', giveBack(own, how, { from: 'burnt', rule, now }).entries, now)
          net.set(month, (net.get(month) ?? 0) - amount)
        }
        expect(spentIn(own.limits!, now)).toBe(net.get(monthOf(now)) ?? 0)
        expect(net.get(monthOf(now)) ?? 0).toBeLessThanOrEqual(monthly)
      }
    }),
  )
})
