import fc from 'fast-check'
import { expect, test } from 'vitest'
import { anyLots, days, holding, lot, noon, wallet } from '#tests/builders'
import { applyMovement } from '../wallets/apply-movement.ts'
import { available } from '../wallets/wallet.ts'
import { forfeitSurplus } from './forfeit-surplus.ts'

const forfeit = (before: ReturnType<typeof wallet>, carried: number | null) =>
  forfeitSurplus(before, { carried, at: noon, movementId: 'forfeit' })

test("when a cycle ends, what is above the plan's cap is forfeited: free Connects before bought ones, soonest to lapse first", () => {
  const before = wallet(
    lot({ id: 'bought', left: 30, priceCents: 450, lapsesAt: days(1) }),
    lot({ id: 'later', left: 10, lapsesAt: days(9) }),
    lot({ id: 'sooner', left: 10, lapsesAt: days(3) }),
  )
  expect(forfeit(before, 35)?.entries).toEqual([
    { debit: 'available', credit: 'forfeited', lotId: 'sooner', amount: 10 },
    { debit: 'available', credit: 'forfeited', lotId: 'later', amount: 5 },
  ])
  expect(forfeit(before, 25)?.entries.at(-1)).toEqual({
    debit: 'available',
    credit: 'forfeited',
    lotId: 'bought',
    amount: 5,
  })
  expect(forfeit(before, 50)).toBeUndefined()
  expect(forfeit(before, null)).toBeUndefined()
})

test('what is held is neither carried nor forfeited', () => {
  const { wallet: after } = holding(wallet(lot({ left: 40 })), 30)
  expect(forfeit(after, 10)).toBeUndefined()
  expect(forfeit(after, 4)?.entries).toMatchObject([{ amount: 6 }])
})

test('whatever the lots, the cap or all there was is left', () => {
  fc.assert(
    fc.property(anyLots, fc.nat(120), (lots, carried) => {
      const before = wallet(...lots)
      const movement = forfeit(before, carried)
      const after = movement ? applyMovement(before, movement) : before
      expect(available(after, noon)).toBe(Math.min(available(before, noon), carried))
    }),
  )
})
