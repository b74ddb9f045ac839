import { expect, test } from 'vitest'
import { claimPayment } from './claim-payment.ts'

test('a payment buys in one wallet only; where it was recorded for a wrong one, it is taken back there before it buys in another', () => {
  const payment = { reference: 'pay_1', walletId: 'right' }
  expect(claimPayment(payment, undefined)).toMatchObject({ ok: true })
  expect(claimPayment(payment, 'right')).toMatchObject({ ok: true })
  expect(claimPayment(payment, 'wrong')).toMatchObject({
    refusal: { code: 'payment-elsewhere', facts: { reference: 'pay_1', wallet: 'wrong' } },
  })
})
