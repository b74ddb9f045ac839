import { type Hold, heldBy } from '#economy/holds/hold'
import { inBurnOrder } from '#economy/wallets/burn-order'
import { available, type Lot, lapsed, spendable, type Wallet } from '#economy/wallets/wallet'
import type { App } from '../app.ts'
import { findSettledWallet } from './find-settled-wallet.ts'

/** A lot as its owner sees it. `lastInstant` is when it stops counting, null when it never does; cents are what was paid, in its currency. */
export type LotView = {
  id: string
  source: string
  granted: number
  left: number
  receivedAt: string
  lastInstant: string | null
  lapsed: boolean
  priceCents: number
  currency: string
}

/** Connects that are set aside: how many still are, what for, and until when at the latest. */
export type HoldView = {
  id: string
  purpose: string
  connects: number
  placedAt: string
  timesOutAt: string
  postId: string | null
  proposalId: string | null
}

/** Every lot with something left first, soonest to lapse on top, then the used-up and lapsed ones, newest first. */
export type WalletView = {
  available: number
  held: number
  /** What purchases that were charged back had bought and is spent; what arrives next settles it. */
  owed: number
  holds: HoldView[]
  lots: LotView[]
  past: LotView[]
}

export async function readWallet(app: App, walletId: string): Promise<WalletView> {
  const { wallet, now } = await findSettledWallet(app, walletId, true)
  return viewOf(wallet, now)
}

/** A wallet as it looks at an instant. */
export function viewOf(wallet: Wallet, now: Temporal.Instant): WalletView {
  const holds = wallet.holds.filter(({ state }) => state === 'placed')
  const live = wallet.lots.filter(lot => spendable(lot, now) > 0)
  return {
    available: available(wallet, now),
    held: holds.reduce((sum, hold) => sum + heldBy(hold), 0),
    owed: wallet.owed,
    holds: holds.map(holdView),
    lots: inBurnOrder(live, 'soonest-expiry').map(lot => view(lot, now)),
    past: wallet.lots
      .filter(lot => !live.includes(lot))
      .sort(byNewest)
      .map(lot => view(lot, now)),
  }
}

const byNewest = (a: Lot, b: Lot): number =>
  b.receivedAt.epochMilliseconds - a.receivedAt.epochMilliseconds || (a.id < b.id ? 1 : -1)

const holdView = (hold: Hold): HoldView => ({
  id: hold.id,
  purpose: hold.purpose,
  connects: heldBy(hold),
  placedAt: hold.placedAt.toString(),
  timesOutAt: hold.timesOutAt.toString(),
  postId: hold.postId,
  proposalId: hold.proposalId,
})

const view = (lot: Lot, now: Temporal.Instant): LotView => ({
  id: lot.id,
  source: lot.source,
  granted: lot.granted,
  left: spendable(lot, now),
  receivedAt: lot.receivedAt.toString(),
  lastInstant: lot.lapsesAt?.toString() ?? null,
  lapsed: lapsed(lot, now),
  priceCents: lot.priceCents,
  currency: lot.currency,
})
