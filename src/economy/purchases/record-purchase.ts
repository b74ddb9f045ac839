import type { Policy } from '../policy/policy.ts'
import { type Granted, grantConnects } from '../wallets/grant-connects.ts'

/**
 * A purchase is one lot with what was paid for it, in the currency it was paid in, opened once for the same payment.
 *
 * The payment's reference is in the lot's reason, so a payment that is reported twice finds the lot there already.
 * It lives as any lot does. What was paid for is given, also where the plan may not buy it (may-buy.ts). Source: policies/*.yaml, `lots.life`.
 */
export function recordPurchase(purchase: Purchase, policy: Policy, now: Temporal.Instant): Granted {
  const { reference, cents, currency, ...named } = purchase
  const grant = { ...named, source: 'purchase', reason: purchaseReason(reference) }
  const { lot, movement } = grantConnects(grant, policy, now)
  return { lot: { ...lot, priceCents: cents, currency }, movement: { ...movement, kind: 'purchased' } }
}

export type Purchase = {
  walletId: string
  lotId: string
  movementId: string
  reference: string
  connects: number
  cents: number
  currency: string
  /** What made it cost what it did, in words; the statement shows it. */
  note?: string | undefined
}

/** The reason of the lot that was bought with a payment. */
export const purchaseReason = (reference: string): string => `purchase:${reference}`

/** The payment that opened a lot, of its reason. */
export const paymentOf = (reason: string): string => reason.slice('purchase:'.length)
