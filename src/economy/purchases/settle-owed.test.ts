import fc from 'fast-check'
import { expect, test } from 'vitest'
import { earnest, holding, lot, newId, noon, wallet } from '#tests/builders'
import { releaseHold } from '../holds/release-hold.ts'
import { applyMovement } from '../wallets/apply-movement.ts'
import { grantConnects } from '../wallets/grant-connects.ts'
import { settleWallet } from '../wallets/settle-wallet.ts'
import { available, type Lot, type Movement, type Wallet } from '../wallets/wallet.ts'
import { recordPurchase } from './record-purchase.ts'
import { settleOwed } from './settle-owed.ts'

const owing = (owed: number, ...lots: Lot[]): Wallet => ({ ...wallet(...lots), owed })
const granted = (connects: number, reason = newId()) =>
  grantConnects(
    { walletId: 'wallet-1', source: 'test', reason, connects, lotId: newId(), movementId: newId() },
    earnest,
    noon,
  )
const purchasesSettle = (yes: boolean) => ({
  ...earnest,
  corrections: { ...earnest.corrections, purchasesSettle: yes },
})

/** What arrives, and what settles after it. */
function arrive(before: Wallet, { movement, opened = [] }: { movement: Movement; opened?: Lot[] }, policy = earnest) {
  const after = applyMovement(before, movement, opened)
  const settling = settleOwed(after, movement, { policy, movementId: newId() })
  return { settling, wallet: settling ? applyMovement(after, settling) : after }
}

test('while a wallet owes Connects, what arrives in it settles that first, in a line of its own; what it has already stays', () => {
  const { movement, lot: grant } = granted(10)
  const { settling, wallet: after } = arrive(owing(4, lot({ left: 30 })), { movement, opened: [grant] })
  expect(settling).toMatchObject({
    kind: 'settled',
    at: noon,
    entries: [{ debit: 'available', credit: 'revoked', lotId: grant.id, amount: 4, note: 'nothing more is owed' }],
  })
  expect([after.owed, available(after, noon)]).toEqual([0, 36])
})

test('a grant smaller than the debt goes into it whole', () => {
  const { movement, lot: grant } = granted(10)
  const { settling, wallet: after } = arrive(owing(25), { movement, opened: [grant] })
  expect(settling!.entries[0]!.note).toBe('15 more are owed')
  expect([after.owed, available(after, noon)]).toEqual([15, 0])
})

test('whether bought Connects settle is the policy’s choice', () => {
  const named = {
    walletId: 'wallet-1',
    reference: 'pay_2',
    connects: 10,
    cents: 150,
    currency: 'USD',
    lotId: newId(),
    movementId: newId(),
  }
  const { movement, lot: bought } = recordPurchase(named, earnest, noon)
  const owedAfter = (yes: boolean) => arrive(owing(4), { movement, opened: [bought] }, purchasesSettle(yes)).wallet.owed
  expect([owedAfter(true), owedAfter(false)]).toEqual([0, 4])
})

test('what a hold gives back settles, whoever ends it', () => {
  const { wallet: before, hold } = holding(wallet(lot({ left: 10 })), 6)
  const debtor = { ...before, owed: 4 }
  const released = releaseHold(hold, { wallet: debtor, movementId: newId(), newId }, earnest, noon)
  if (!released.ok) throw new Error(released.refusal.code)
  expect(arrive(debtor, released.value).wallet).toMatchObject({ owed: 0, lots: [{ left: 6 }] })
  const now = hold.timesOutAt
  const { wallet: settled, happened } = settleWallet(debtor, { policyAt: () => earnest, now, newId })
  expect(happened.map(({ movement }) => movement.kind)).toEqual(['timed-out', 'settled'])
  expect(settled).toMatchObject({ owed: 0, lots: [{ left: 6 }] })
})

test('who owes nothing settles nothing, and what only leaves settles nothing', () => {
  const { movement, lot: grant } = granted(10)
  expect(arrive(owing(0), { movement, opened: [grant] }).settling).toBeUndefined()
  const before = owing(5, lot({ left: 30 }))
  const spent: Movement = {
    ...movement,
    kind: 'proposal',
    entries: [{ debit: 'available', credit: 'burnt', lotId: 'lot-1', amount: 3 }],
  }
  expect(arrive(before, { movement: spent }).settling).toBeUndefined()
})

test('whatever arrives, exactly the smaller of it and the debt settles', () => {
  fc.assert(
    fc.property(fc.nat(60), fc.integer({ min: 1, max: 60 }), (owed, connects) => {
      const { movement, lot: grant } = granted(connects)
      const { wallet: after } = arrive(owing(owed, lot({ left: 7 })), { movement, opened: [grant] })
      expect([owed - after.owed, available(after, noon)]).toEqual([
        Math.min(owed, connects),
        7 + Math.max(0, connects - owed),
      ])
    }),
  )
})

test('a movement that settles more than is owed is a bug, and thrown', () => {
  const { movement, lot: grant } = granted(10)
  const after = applyMovement(owing(4), movement, [grant])
  const settling = settleOwed(after, movement, { policy: earnest, movementId: newId() })!
  expect(() => applyMovement({ ...after, owed: 3 }, settling)).toThrow('would settle 4 of the 3')
})
