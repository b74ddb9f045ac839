import { walletsToSettle } from '#database/wallets'
import type { App } from '../app.ts'
import { committed } from '../gather.ts'
import { openLedger } from './open-ledger.ts'

const mostAtOnce = 1000

/** Writes the line of every lapse and every hold's time-out that nobody has written yet. Answers in how many wallets. No balance waits for it. */
export async function writeLapses(app: App): Promise<number> {
  const walletIds = await walletsToSettle(app.db, app.clock(), mostAtOnce)
  if (walletIds.length === 0) return 0
  await committed(app, async tx => (await openLedger(app, tx, walletIds)).save())
  return walletIds.length < mostAtOnce ? walletIds.length : walletIds.length + (await writeLapses(app))
}
