import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyLots, days, lot, newId, noon, wallet } from '#tests/builders'
import { applyMovement } from './apply-movement.ts'
import { burn } from './burn.ts'
import { inBurnOrder } from './burn-order.ts'
import { available, type Entry, type Movement } from './wallet.ts'

const burnt = (entries: Entry[]): Movement => ({
  id: newId(),
  walletId: 'wallet-1',
  kind: 'proposal',
  at: noon,
  entries,
  postId: null,
  proposalId: null,
})

describe('burn', () => {
  test('a wallet is never below zero: a charge takes all of its Connects from live lots or nothing at all', () => {
    expect(burn(wallet(lot({ left: 3 })), 4, { order: 'receipt', now: noon })).toBeUndefined()
    expect(
      burn(wallet(lot({ id: 'a', left: 3 }), lot({ id: 'b', left: 3 })), 4, { order: 'receipt', now: noon }),
    ).toEqual([
      { debit: 'available', credit: 'burnt', lotId: 'a', amount: 3 },
      { debit: 'available', credit: 'burnt', lotId: 'b', amount: 1 },
    ])
  })

  test('a lot counts until its last instant and not after', () => {
    const lapsing = wallet(lot({ left: 4, lapsesAt: noon }))
    expect(burn(lapsing, 4, { order: 'receipt', now: noon })).toBeUndefined()
    expect(burn(lapsing, 4, { order: 'receipt', now: noon.subtract({ milliseconds: 1 }) })).toHaveLength(1)
  })

  test('whatever the lots and the order, exactly the amount is taken, and only from live lots', () => {
    fc.assert(
      fc.property(
        anyLots,
        fc.integer({ min: 0, max: 120 }),
        fc.constantFrom('receipt', 'soonest-expiry', 'free-first'),
        (lots, amount, order) => {
          const before = wallet(...lots)
          const entries = burn(before, amount, { order, now: noon })
          if (!entries) {
            expect(available(before, noon)).toBeLessThan(amount)
            return
          }
          const after = applyMovement(before, burnt(entries))
          expect(available(before, noon) - available(after, noon)).toBe(amount)
          for (const { left, granted } of after.lots) expect(left >= 0 && left <= granted).toBe(true)
        },
      ),
    )
  })
})

describe('burn order', () => {
  const early = lot({ id: 'early', receivedAt: days(-9), lapsesAt: days(90), priceCents: 150 })
  const late = lot({ id: 'late', receivedAt: days(-3), lapsesAt: days(30), priceCents: 150 })
  const free = lot({ id: 'free', receivedAt: days(-1), lapsesAt: null })
  const names = (order: 'receipt' | 'soonest-expiry' | 'free-first') =>
    inBurnOrder([free, late, early], order).map(({ id }) => id)

  test('Connects are spent in the order the policy names: as received, soonest to lapse first, or free before bought', () => {
    expect(names('receipt')).toEqual(['early', 'late', 'free'])
    expect(names('soonest-expiry')).toEqual(['late', 'early', 'free'])
    expect(names('free-first')).toEqual(['free', 'late', 'early'])
  })
})
