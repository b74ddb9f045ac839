import { listDayBalances } from '#database/wallets/balance-history'
import { changeOf, type MovementKind, type Wallet } from '#economy/wallets/wallet'
import type { App } from '../app.ts'
import { findSettledWallet, type SettledWallet } from './find-settled-wallet.ts'
import { foresee } from './foresee.ts'

/** A change that comes by itself: the kind of movement it will be, or one that drips. */
export type Upcoming = { at: string; kind: MovementKind | 'drip'; change: number }
/** A balance over time, in Connects: what it was from each instant on, and what will change it by itself. */
export type BalanceHistory = { points: { at: string; balance: number }[]; upcoming: Upcoming[] }

export const daysBack = 90
export const daysAhead = 60

/** The past 90 days, a point for each day on which the balance changed, and what will change it in the next 60 if nothing is spent. */
export async function readBalanceHistory(app: App, walletId: string): Promise<BalanceHistory> {
  const settled = await findSettledWallet(app, walletId)
  const { wallet, now } = settled
  const from = now.subtract({ hours: 24 * daysBack })
  const days = await listDayBalances(app.db, walletId, from)
  const written = days.map(({ at, balance }) => ({ at: later(at.toTemporalInstant(), from), balance }))
  const points = [...written, ...unwrittenPoints(settled, from)]
  return {
    points: points.map(({ at, balance }) => ({ at: at.toString(), balance })),
    upcoming: stepsAhead(app, wallet, now),
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

/** What drips within a day is one step: a step an hour would be read by nobody. */
function stepsAhead(app: App, wallet: Wallet, now: Temporal.Instant): BalanceHistory['upcoming'] {
  const steps = new Map<string, Upcoming>()
  for (const { movement, opened } of foresee(app, wallet, now.add({ hours: 24 * daysAhead }))) {
    const drips = opened[0]?.source === 'drip'
    const at = movement.at.toString()
    const step = { at, kind: drips ? ('drip' as const) : movement.kind, change: changeOf('available', movement) }
    const key = `${step.kind} ${drips ? at.slice(0, 10) : at}`
    steps.set(key, { ...step, change: step.change + (steps.get(key)?.change ?? 0) })
  }
  return [...steps.values()].filter(({ change }) => change !== 0)
}
