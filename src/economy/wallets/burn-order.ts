import type { BurnOrder } from '../policy/policy.ts'
import type { Lot } from './wallet.ts'

/**
 * Connects are spent in the order the policy names: as received, soonest to lapse first, or free before bought.
 *
 * Ties fall to the earlier receipt, then to the id and so to what was opened first: the same wallet is always spent the same way.
 * Source: order of receipt is Upwork's own; the others are known from PeoplePerHour (policies/*.yaml, `lots.burnOrder`).
 */
export const inBurnOrder = (lots: Lot[], order: BurnOrder): Lot[] =>
  lots.toSorted((a, b) => orders[order](a, b) || byReceipt(a, b))

const byReceipt = (a: Lot, b: Lot): number =>
  a.receivedAt.epochMilliseconds - b.receivedAt.epochMilliseconds || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)

const byExpiry = (a: Lot, b: Lot): number => {
  if (a.lapsesAt === null || b.lapsesAt === null) return Number(a.lapsesAt === null) - Number(b.lapsesAt === null)
  return a.lapsesAt.epochMilliseconds - b.lapsesAt.epochMilliseconds
}

const freeFirst = (a: Lot, b: Lot): number => Number(a.priceCents > 0) - Number(b.priceCents > 0) || byExpiry(a, b)

const orders: Record<BurnOrder, (a: Lot, b: Lot) => number> = {
  receipt: byReceipt,
  'soonest-expiry': byExpiry,
  'free-first': freeFirst,
}
