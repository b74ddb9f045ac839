import { findWallet } from '#database/wallets'
import { available, type Lot, spendable } from '#economy/wallet'
import type { App } from '../app.ts'

/** What a member can spend now, and the next lot that lapses within 30 days, in Connects. */
export type Balance = { available: number; expiring: { connects: number; on: string } | null }

export async function readBalance(app: App, walletId: string): Promise<Balance> {
  const wallet = await findWallet(app.db, walletId)
  const now = app.clock()
  return { available: available(wallet, now), expiring: nextToLapse(wallet.lots, now) }
}

const soon = { hours: 24 * 30 }

function nextToLapse(lots: Lot[], now: Temporal.Instant): Balance['expiring'] {
  const lapsing = lots.filter(
    lot => spendable(lot, now) > 0 && lot.lapsesAt && Temporal.Instant.compare(lot.lapsesAt, now.add(soon)) <= 0,
  )
  if (lapsing.length === 0) return null
  const connects = lapsing.reduce((sum, lot) => sum + lot.left, 0)
  const first = lapsing.map(lot => lot.lapsesAt!).reduce((a, b) => (Temporal.Instant.compare(a, b) <= 0 ? a : b))
  return { connects, on: first.toString() }
}
