import { expect, test } from 'vitest'
import { days, earnest, noon } from '#tests/builders'
import { recordPurchase } from './record-purchase.ts'

const purchase = {
  walletId: 'wallet-1',
  lotId: 'lot-1',
  movementId: 'movement-1',
  connects: 80,
  cents: 12_00,
  currency: 'GBP',
}

test('a purchase is one lot with what was paid for it, in the currency it was paid in, opened once for the same payment', () => {
  const { lot, movement } = recordPurchase({ ...purchase, reference: 'pay_1' }, earnest, noon)
  expect(lot).toMatchObject({
    source: 'purchase',
    reason: 'purchase:pay_1',
    granted: 80,
    priceCents: 12_00,
    currency: 'GBP',
  })
  expect(movement).toMatchObject({
    kind: 'purchased',
    entries: [{ debit: 'issued', credit: 'available', lotId: 'lot-1', amount: 80 }],
  })
})

test('it lives as long as any other lot', () => {
  const { lot } = recordPurchase({ ...purchase, reference: 'pay_1' }, earnest, noon)
  expect(lot.lapsesAt).toEqual(days(365))
})
