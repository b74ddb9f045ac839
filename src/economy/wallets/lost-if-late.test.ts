import { expect, test } from 'vitest'
import { days, lot, noon, wallet, withReturns } from '#tests/builders'
import { lostIfLate } from './lost-if-late.ts'

const soon = wallet(
  lot({ id: 'soon', left: 3, lapsesAt: days(10) }),
  lot({ id: 'late', left: 10, lapsesAt: days(300) }),
)
const paying = { price: 4, endsAt: days(30), now: noon }
const lapse = withReturns({ intoLapsedLot: { rule: 'lapse' } })

test('what would pay a price and lapses before its post ends is lost if it comes back after that', () => {
  expect(lostIfLate(soon, paying, lapse)).toEqual({ connects: 3, from: days(10) })
  expect(lostIfLate(soon, { ...paying, endsAt: days(9) }, lapse)).toBeUndefined()
  expect(lostIfLate(soon, { ...paying, price: 0 }, lapse)).toBeUndefined()
  expect(lostIfLate(soon, { ...paying, price: 99 }, lapse)).toBeUndefined()
})

test('nothing is lost where a return into a lapsed lot lives on', () => {
  expect(lostIfLate(soon, paying, withReturns({ intoLapsedLot: { rule: 'new-lot', days: 30 } }))).toBeUndefined()
})
