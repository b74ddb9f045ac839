import { available, type Lot, spendable, type Wallet } from '#economy/wallets/wallet'
import type { App } from '../app.ts'
import { findSettledWallet } from './find-settled-wallet.ts'

/** What a member can spend now, in Connects, and how many of them lapse within 30 days: the first at `on`, the last at `until`. */
export type Balance = { available: number; expiring: { connects: number; on: string; until: string } | null }

export async function readBalance(app: App, walletId: string): Promise<Balance> {
  const { wallet, now } = await findSettledWallet(app, walletId)
  return balanceOf(wallet, now)
}

export const balanceOf = (wallet: Wallet, now: Temporal.Instant): Balance => ({
  available: available(wallet, now),
  expiring: lapsingSoon(wallet.lots, now),
})

const soon = { hours: 24 * 30 }

function lapsingSoon(lots: Lot[], now: Temporal.Instant): Balance['expiring'] {
  const lapsing = lots.filter(
    lot => spendable(lot, now) > 0 && lot.lapsesAt && Temporal.Instant.compare(lot.lapsesAt, now.add(soon)) <= 0,
  )
  if (lapsing.length === 0) return null
  const connects = lapsing.reduce((sum, lot) => sum + lot.left, 0)
  const instants = lapsing.map(lot => lot.lapsesAt!).sort(Temporal.Instant.compare)
  return { connects, on: instants[0]!.toString(), until: instants.at(-1)!.toString() }
}
