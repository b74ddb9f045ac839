import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyLots, days, earnest, lot, newId, noon, wallet, withReturns } from '#tests/builders'
import { applyMovement } from './apply-movement.ts'
import { burn } from './burn.ts'
import { inBurnOrder } from './burn-order.ts'
import { lapseLots } from './lapse-lots.ts'
import { returnConnects } from './return-connects.ts'
import type { Lot, Movement, Wallet } from './wallet.ts'

const movement = (kind: Movement['kind'], entries: Movement['entries']): Movement => ({
  id: newId(),
  walletId: 'wallet-1',
  kind,
  at: noon,
  entries,
  postId: null,
  proposalId: null,
})
const taken = [
  { lotId: 'a', amount: 2 },
  { lotId: 'b', amount: 3 },
]

describe('a return', () => {
  test('a returned Connect goes back to the lot it came from, last taken first; what happens if that lot has lapsed is the policy’s choice', () => {
    const spent = wallet(lot({ id: 'a', left: 0, granted: 2 }), lot({ id: 'b', left: 0, granted: 3 }))
    expect(returnConnects(spent, { taken, movementId: 'm', newId }, earnest, noon)).toEqual({
      opened: [],
      entries: [
        { debit: 'burnt', credit: 'available', lotId: 'b', amount: 3 },
        { debit: 'burnt', credit: 'available', lotId: 'a', amount: 2 },
      ],
    })
  })

  const lapsed = wallet(
    lot({ id: 'a', left: 0, granted: 2, lapsesAt: days(-5) }),
    lot({ id: 'b', left: 0, granted: 3, lapsesAt: days(-20) }),
  )
  const back = (rule: Parameters<typeof withReturns>[0]['intoLapsedLot']) =>
    returnConnects(lapsed, { taken, movementId: 'm', newId }, withReturns({ intoLapsedLot: rule }), noon)

  test('under `lapse` it is lost with its lot', () => {
    const { entries, opened } = back({ rule: 'lapse' })
    expect(opened).toEqual([])
    expect(entries.map(({ credit, amount }) => [credit, amount])).toEqual([
      ['expired', 3],
      ['expired', 2],
    ])
  })

  test('under `grace` it lives so many days past the last instant of its lot, if any of them are left', () => {
    const { entries, opened } = back({ rule: 'grace', days: 10 })
    expect(entries.map(({ credit, amount }) => [credit, amount])).toEqual([
      ['expired', 3],
      ['available', 2],
    ])
    expect(opened).toMatchObject([{ granted: 2, lapsesAt: days(5), originLotId: 'a', source: 'returned' }])
  })

  test('under `new-lot` it lives so many days from now, and the lapsed lot is not revived', () => {
    const { entries, opened } = back({ rule: 'new-lot', days: 30 })
    expect(entries.every(({ credit, lotId }) => credit === 'available' && lotId !== 'a' && lotId !== 'b')).toBe(true)
    expect(opened).toMatchObject([
      { granted: 3, lapsesAt: days(30), originLotId: 'b' },
      { granted: 2, lapsesAt: days(30), originLotId: 'a' },
    ])
  })

  test('what was bought stays bought in a lot of its own, in part of its price, and what was free stays free', () => {
    const origin = lot({ id: 'a', left: 0, granted: 10, priceCents: 150, lapsesAt: days(-5) })
    const rule = { intoLapsedLot: { rule: 'new-lot', days: 30 } } as const
    const back = (lots: Lot[], amount: number) => {
      const leg = { lotId: lots.at(-1)!.id, amount }
      return returnConnects(wallet(...lots), { taken: [leg], movementId: newId(), newId }, withReturns(rule), noon)
        .opened[0]!
    }
    const first = back([origin], 4)
    expect(first).toMatchObject({ granted: 4, priceCents: 60, originLotId: 'a' })
    expect(back([origin, { ...first, lapsesAt: days(-1) }], 1)).toMatchObject({ priceCents: 15, originLotId: 'a' })
    expect(back([{ ...origin, priceCents: 1 }], 1).priceCents).toBe(1)
    expect(back([{ ...origin, priceCents: 0 }], 4).priceCents).toBe(0)
    const free = lot({ id: 'free', lapsesAt: null })
    expect(inBurnOrder([{ ...first, left: 4 }, free], 'free-first').map(({ id }) => id)).toEqual(['free', first.id])
  })

  test('whatever the lots, the policy and the time, all that was taken is available or expired afterwards, and no lot overflows', () => {
    const rules = fc.constantFrom(
      { rule: 'lapse' } as const,
      { rule: 'grace', days: 7 } as const,
      { rule: 'new-lot', days: 30 } as const,
    )
    fc.assert(
      fc.property(
        anyLots,
        fc.integer({ min: 1, max: 60 }),
        rules,
        fc.integer({ min: 0, max: 500 }),
        (lots, amount, intoLapsedLot, later) => {
          const before = wallet(...lots)
          const charge = burn(before, amount, { order: 'soonest-expiry', now: noon })
          if (!charge) return
          const now = days(later)
          const spent = settled(applyMovement(before, movement('proposal', charge)), now)
          const { entries, opened } = returnConnects(
            spent,
            { taken: charge, movementId: 'm', newId },
            withReturns({ intoLapsedLot }),
            now,
          )
          expect(entries.reduce((sum, entry) => sum + entry.amount, 0)).toBe(amount)
          applyMovement(
            spent,
            movement(
              'returned',
              entries.filter(({ credit }) => credit === 'available'),
            ),
            opened,
          )
        },
      ),
    )
  })
})

describe('a lapse', () => {
  test('a lot lapses at its last instant; the line that says so is written by whoever touches the wallet next', () => {
    const lapses = lapseLots(
      wallet(
        lot({ id: 'a', left: 4, lapsesAt: days(-1) }),
        lot({ id: 'b', lapsesAt: days(1) }),
        lot({ id: 'c', left: 2, lapsesAt: days(-3) }),
      ),
      noon,
      newId,
    )
    expect(
      lapses.map(({ at, kind, entries }) => [
        at.equals(days(-3)) || at.equals(days(-1)),
        kind,
        entries[0]!.lotId,
        entries[0]!.amount,
      ]),
    ).toEqual([
      [true, 'expired', 'c', 2],
      [true, 'expired', 'a', 4],
    ])
  })

  test('lots that lapse together have their lines in the order they were received, however the wallet was loaded', () => {
    const [a, b] = [lot({ id: 'a', lapsesAt: noon }), lot({ id: 'b', lapsesAt: noon, receivedAt: days(-20) })]
    for (const lots of [wallet(a, b), wallet(b, a)])
      expect(lapseLots(lots, noon, newId).map(({ entries }) => entries[0]!.lotId)).toEqual(['b', 'a'])
  })

  test('what has lapsed once is not booked twice', () => {
    const once = settled(wallet(lot({ left: 4, lapsesAt: days(-1) })), noon)
    expect(lapseLots(once, days(100), newId)).toEqual([])
  })
})

const settled = (before: Wallet, now: Temporal.Instant): Wallet =>
  lapseLots(before, now, newId).reduce((wallet, lapse) => applyMovement(wallet, lapse), before)
