import { expect, test } from 'vitest'
import { days, holding, lot, noon, wallet } from '#tests/builders'
import { applyMovement } from '../wallets/apply-movement.ts'
import { available } from '../wallets/wallet.ts'
import { lapsedOf, revokePurchase } from './revoke-purchase.ts'

const bought = (left: number, about: Partial<Parameters<typeof lot>[0]> = {}) =>
  lot({ id: 'bought', granted: 20, left, priceCents: 300, source: 'purchase', ...about })
const free = lot({ id: 'free', left: 40 })
const movementId = 'movement-1'

test('when a purchase is charged back, what is left of it goes; what was used of it or is still held is owed, and what had lapsed or was taken back by hand is not', () => {
  const before = wallet(bought(5, { held: 3 }), free)
  const { movement, taken, shortfall } = revokePurchase(
    bought(5),
    { wallet: before, lapsed: 4, movementId, othersStand: false },
    noon,
  )
  expect([taken, shortfall]).toEqual([5, 11])
  expect(movement.entries).toEqual([
    { debit: 'available', credit: 'revoked', lotId: 'bought', amount: 5, note: expect.stringContaining('11 more') },
  ])
  const after = applyMovement(before, movement)
  expect(after.owed).toBe(11)
  expect(available(after, noon)).toBe(40)
})

test('who has nothing left that was paid for has not bought, also when something of it comes back', () => {
  const before = wallet(bought(20))
  const revoked = (othersStand: boolean) =>
    revokePurchase(bought(20), { wallet: before, lapsed: 0, movementId, othersStand }, noon)
  expect(revoked(true).membership.hasBought).toBe(true)
  const { membership, movement } = revoked(false)
  expect(membership.hasBought).toBe(false)
  const again = bought(0, { id: 'again', originLotId: 'bought', source: 'returned' })
  const after = applyMovement({ ...before, membership }, { ...movement, entries: [] }, [again])
  expect(after.membership.hasBought).toBe(false)
})

test('of a purchase that is whole nothing is owed', () => {
  const { taken, shortfall, movement } = revokePurchase(
    bought(20),
    { wallet: wallet(bought(20)), lapsed: 0, movementId, othersStand: false },
    noon,
  )
  expect([taken, shortfall, movement.entries[0]!.note]).toEqual([20, 0, undefined])
})

test('what came back into a lot of its own belongs to the purchase it is from', () => {
  const again = lot({ id: 'again', left: 6, originLotId: 'bought' })
  const { movement, shortfall } = revokePurchase(
    bought(0),
    { wallet: wallet(free, again), lapsed: 14, movementId, othersStand: false },
    noon,
  )
  expect(movement.entries.map(({ lotId, amount }) => [lotId, amount])).toEqual([['again', 6]])
  expect(shortfall).toBe(0)
})

test('a hold keeps what it holds', () => {
  const { wallet: before, hold } = holding(wallet(bought(20)), 8)
  const { movement, shortfall } = revokePurchase(
    bought(20),
    { wallet: before, lapsed: 0, movementId, othersStand: false },
    noon,
  )
  const after = applyMovement(before, movement)
  expect(shortfall).toBe(8)
  expect(after.holds.find(({ id }) => id === hold.id)?.legs).toEqual([{ lotId: 'bought', amount: 8 }])
})

test('what lapsed or was taken by hand in these movements counts, what settled a debt does not, less what came out of it again', () => {
  const again = lot({ id: 'again', left: 6, originLotId: 'bought' })
  const about = { walletId: 'wallet-1', at: days(1), postId: null, proposalId: null }
  const movements = [
    {
      ...about,
      id: 'a',
      kind: 'expired' as const,
      entries: [{ debit: 'available' as const, credit: 'expired' as const, lotId: 'bought', amount: 9 }],
    },
    {
      ...about,
      id: 'b',
      kind: 'adjusted' as const,
      entries: [{ debit: 'available' as const, credit: 'revoked' as const, lotId: 'again', amount: 2 }],
    },
    {
      ...about,
      id: 'c',
      kind: 'settled' as const,
      entries: [{ debit: 'available' as const, credit: 'revoked' as const, lotId: 'again', amount: 1 }],
    },
    {
      ...about,
      id: 'd',
      kind: 'released' as const,
      entries: [
        { debit: 'held' as const, credit: 'expired' as const, lotId: 'bought', amount: 6 },
        { debit: 'expired' as const, credit: 'available' as const, lotId: 'again', amount: 6 },
        { debit: 'available' as const, credit: 'expired' as const, lotId: 'free', amount: 40 },
      ],
    },
  ]
  expect(lapsedOf(bought(0), wallet(bought(0), free, again), movements)).toBe(11)
})

test('more left and lapsed than there ever was is a bug, and thrown', () => {
  expect(() =>
    revokePurchase(bought(20), { wallet: wallet(bought(20)), lapsed: 1, movementId, othersStand: false }, noon),
  ).toThrow('more than it had')
})
