import { listDayBalances } from '#database/balance-history'
import { changeOf, lapsed, type Wallet } from '#economy/wallet'
import type { App } from '../app.ts'
import { findSettledWallet, type SettledWallet } from './find-settled-wallet.ts'

/** A balance over time, in Connects: what it was from each instant on, and what lots that lapse will take from it. */
export type BalanceHistory = {
  points: { at: string; balance: number }[]
  upcoming: { at: string; change: number }[]
}

export const daysBack = 90
export const daysAhead = 60

/** The past 90 days, a point for each day on which the balance changed, and the lapses of the next 60. */
export async function readBalanceHistory(app: App, walletId: string): Promise<BalanceHistory> {
  const settled = await findSettledWallet(app, walletId)
  const { wallet, now } = settled
  const from = now.subtract({ hours: 24 * daysBack })
  const days = await listDayBalances(app.db, walletId, from)
  const written = days.map(({ at, balance }) => ({ at: later(at.toTemporalInstant(), from), balance }))
  const points = [...written, ...unwrittenPoints(settled, from)]
  return {
    points: points.map(({ at, balance }) => ({ at: at.toString(), balance })),
    upcoming: lapsesAhead(wallet, now),
  }
}

const later = (a: Temporal.Instant, b: Temporal.Instant) => (Temporal.Instant.compare(a, b) < 0 ? b : a)

function unwrittenPoints({ stored, unwritten }: SettledWallet, from: Temporal.Instant) {
  let balance = stored.lots.reduce((sum, lot) => sum + lot.left, 0)
  return unwritten.map(({ movement }) => {
    balance += changeOf('available', movement)
    return { at: later(movement.at, from), balance }
  })
}

function lapsesAhead(wallet: Wallet, now: Temporal.Instant): BalanceHistory['upcoming'] {
  const until = now.add({ hours: 24 * daysAhead })
  const changes = new Map<string, number>()
  for (const { left, lapsesAt } of wallet.lots.filter(lot => lot.left > 0 && !lapsed(lot, now)))
    if (lapsesAt && Temporal.Instant.compare(lapsesAt, until) <= 0)
      changes.set(lapsesAt.toString(), (changes.get(lapsesAt.toString()) ?? 0) - left)
  return [...changes].map(([at, change]) => ({ at, change })).sort((a, b) => (a.at < b.at ? -1 : 1))
}
