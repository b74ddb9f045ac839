import { listLots } from '#database/wallets'
import { available, type Lot, lapsed } from '#economy/wallet'
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
export async function readWallet(
  app: App,
  walletId: string,
): Promise<{ available: number; lots: LotView[]; past: LotView[] }> {
  const now = app.clock()
  const lots = await listLots(app.db, walletId)
  const live = lots.filter(lot => lot.left > 0 && !lapsed(lot, now))
  return {
    available: available({ id: walletId, lots }, now),
    lots: live.toSorted(bySoonest).map(lot => view(lot, now)),
    past: lots.filter(lot => !live.includes(lot)).map(lot => view(lot, now)),
  }
}

const bySoonest = (a: Lot, b: Lot): number =>
  (a.lapsesAt?.epochMilliseconds ?? Infinity) - (b.lapsesAt?.epochMilliseconds ?? Infinity)

const view = (lot: Lot, now: Temporal.Instant): LotView => ({
  id: lot.id,
  source: lot.source,
  granted: lot.granted,
  left: lot.left,
  receivedAt: lot.receivedAt.toString(),
  lastInstant: lot.lapsesAt?.toString() ?? null,
  lapsed: lapsed(lot, now),
  priceCents: lot.priceCents,
})
