import { listLots } from '#database/wallets'
import { available, type Lot, lapsed, spendable, type Wallet } from '#economy/wallet'
import type { App } from '../app.ts'

/** A lot as its owner sees it. `lastInstant` is when it stops counting, null when it never does; cents are what was paid. */
export type LotView = {
  id: string
  source: string
  granted: number
  left: number
  receivedAt: string
  lastInstant: string | null
  lapsed: boolean
  priceCents: number
}

/** Every lot with something left first, soonest to lapse on top, then the used-up and lapsed ones, newest first. */
export type WalletView = { available: number; lots: LotView[]; past: LotView[] }

export async function readWallet(app: App, walletId: string): Promise<WalletView> {
  const now = app.clock()
  return viewOf({ id: walletId, lots: await listLots(app.db, walletId) }, now)
}

/** A wallet whose lots come newest first, as it looks at an instant. */
export function viewOf(wallet: Wallet, now: Temporal.Instant): WalletView {
  const live = wallet.lots.filter(lot => spendable(lot, now) > 0)
  return {
    available: available(wallet, now),
    lots: live.toSorted(bySoonest).map(lot => view(lot, now)),
    past: wallet.lots.filter(lot => !live.includes(lot)).map(lot => view(lot, now)),
  }
}

const bySoonest = (a: Lot, b: Lot): number =>
  (a.lapsesAt?.epochMilliseconds ?? Infinity) - (b.lapsesAt?.epochMilliseconds ?? Infinity)

const view = (lot: Lot, now: Temporal.Instant): LotView => ({
  id: lot.id,
  source: lot.source,
  granted: lot.granted,
  left: spendable(lot, now),
  receivedAt: lot.receivedAt.toString(),
  lastInstant: lot.lapsesAt?.toString() ?? null,
  lapsed: lapsed(lot, now),
  priceCents: lot.priceCents,
})
