import type { BurnOrder } from '../policy/policy.ts'
import { inBurnOrder } from './burn-order.ts'
import { available, type Entry, spendable, type Wallet } from './wallet.ts'

/**
 * A wallet is never below zero: a charge takes all of its Connects from live lots or nothing at all.
 *
 * Answers the entries that burn `amount` Connects, or undefined when the wallet has fewer. A free charge has no entries.
 */
export const burn = (wallet: Wallet, amount: number, how: HowTaken): Entry[] | undefined =>
  take(wallet, amount, 'burnt', how)

type HowTaken = { order: BurnOrder; now: Temporal.Instant }

/** The same, into any account. */
export function take(
  wallet: Wallet,
  amount: number,
  into: 'burnt' | 'held' | 'revoked',
  { order, now }: HowTaken,
): Entry[] | undefined {
  if (available(wallet, now) < amount) return undefined
  const entries: Entry[] = []
  let due = amount
  for (const lot of inBurnOrder(wallet.lots, order)) {
    const taken = Math.min(due, spendable(lot, now))
    if (taken > 0) entries.push({ debit: 'available', credit: into, lotId: lot.id, amount: taken })
    due -= taken
  }
  return entries
}
