import { expect, test } from 'vitest'
import { days, earnest, holding, lot, newId, noon, wallet } from '#tests/builders'
import { applyMovement } from '../wallets/apply-movement.ts'
import { settleWallet } from '../wallets/settle-wallet.ts'
import type { Wallet } from '../wallets/wallet.ts'
import { captureHold } from './capture-hold.ts'
import { type Hold, heldBy } from './hold.ts'

const two = wallet(lot({ id: 'a', left: 3, lapsesAt: days(2) }), lot({ id: 'b', left: 5, lapsesAt: days(9) }))
const capture = (from: { wallet: Wallet; hold: Hold }, connects: number, release = false, now = noon) =>
  captureHold(from.hold, { wallet: from.wallet, connects, release, movementId: newId(), newId }, earnest, now)

test('a capture spends held Connects, all or part, in the order in which they were set aside; the rest stays held or goes back with it', () => {
  const placed = holding(two, 6)
  const part = capture(placed, 4)
  expect(part).toMatchObject({
    value: {
      movement: {
        kind: 'captured',
        entries: [
          { debit: 'held', credit: 'burnt', lotId: 'a', amount: 3 },
          { debit: 'held', credit: 'burnt', lotId: 'b', amount: 1 },
        ],
      },
    },
  })
  const after = part.ok ? applyMovement(placed.wallet, part.value.movement) : placed.wallet
  expect(after.holds[0]).toMatchObject({ state: 'placed', captured: 4, released: 0 })
  expect(heldBy(after.holds[0]!)).toBe(2)
  const rest = capture({ wallet: after, hold: after.holds[0]! }, 1, true)
  expect(rest.ok && rest.value.movement.entries).toEqual([
    { debit: 'held', credit: 'burnt', lotId: 'b', amount: 1 },
    { debit: 'held', credit: 'available', lotId: 'b', amount: 1 },
  ])
  const ended = rest.ok ? applyMovement(after, rest.value.movement).holds[0]! : placed.hold
  expect(ended).toMatchObject({ state: 'captured', captured: 5, released: 1, endedAt: noon })
})

test('never more is captured than is held, and nothing of a hold that has ended', () => {
  expect(capture(holding(two, 6), 7)).toMatchObject({
    refusal: { code: 'hold-too-small', facts: { asked: 7, held: 6 } },
  })
  expect(capture(holding(two, 6), 0)).toMatchObject({ refusal: { code: 'invalid-input' } })
  const ended = { ...holding(two, 6).hold, state: 'released' as const }
  expect(capture({ wallet: two, hold: ended }, 1)).toMatchObject({ refusal: { code: 'hold-ended' } })
})

test('a hold outlives its lot: what is held does not lapse and can be captured', () => {
  const placed = holding(two, 2)
  const later = settleWallet(placed.wallet, { policyAt: () => earnest, now: days(3), newId })
  expect(later.happened.flatMap(({ movement }) => movement.entries)).toEqual([
    { debit: 'available', credit: 'expired', lotId: 'a', amount: 1 },
  ])
  const captured = capture({ wallet: later.wallet, hold: later.wallet.holds[0]! }, 2, false, days(3))
  expect(captured.ok && applyMovement(later.wallet, captured.value.movement).holds[0]!.state).toBe('captured')
})

test('entries that take more from a hold than it holds are a bug and throw', () => {
  const { wallet: one, hold } = holding(two, 2)
  const { wallet: at } = holding(one, 3)
  const movement = { id: 'm', walletId: at.id, kind: 'captured', at: noon, postId: null, proposalId: null } as const
  const spent = (lotId: string, amount: number) => [{ debit: 'held', credit: 'burnt', lotId, amount } as const]
  expect(() => applyMovement(at, { ...movement, holdId: hold.id, entries: spent('b', 2) })).toThrow('does not hold')
  expect(() => applyMovement(at, { ...movement, holdId: hold.id, entries: spent('a', 3) })).toThrow('does not hold')
  expect(() => applyMovement(at, { ...movement, holdId: hold.id, entries: spent('a', 4) })).toThrow('would leave')
  expect(() => applyMovement(at, { ...movement, entries: spent('b', 2) })).toThrow('of no hold')
})
