import { expect, test } from 'vitest'
import { earnest, noon } from '#tests/builders'
import { grantConnects, lapseOf } from './grant-connects.ts'

const grant = {
  walletId: 'wallet-1',
  lotId: 'lot-1',
  movementId: 'movement-1',
  source: 'sign-up',
  reason: 'sign-up',
  connects: 40,
}

test('a grant is one lot with a source, a reason and a last instant, and happens once for the same reason', () => {
  const { lot, movement } = grantConnects(grant, earnest, noon)
  expect(lot).toMatchObject({
    source: 'sign-up',
    reason: 'sign-up',
    granted: 40,
    lapsesAt: Temporal.Instant.from('2027-05-01T12:00:00Z'),
  })
  expect(movement.entries).toEqual([{ debit: 'issued', credit: 'available', lotId: 'lot-1', amount: 40 }])
})

test('the life of a lot follows the calendar', () => {
  const leapDay = Temporal.Instant.from('2028-02-29T00:00:00Z')
  expect(lapseOf(earnest, leapDay)?.toString()).toBe('2029-02-28T00:00:00Z')
  expect(lapseOf({ ...earnest, lots: { ...earnest.lots, life: null } }, noon)).toBeNull()
})
