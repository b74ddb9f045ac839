import { listSpending } from '#database/own-limits'
import { findWallet } from '#database/wallets'
import { type Limits, monthOf, type Spending, spentAfter, startOfMonth, sumOf } from '#economy/own-limits'
import type { App } from '../app.ts'

/** A member's own limits, and what was spent and held in this month (UTC, as YYYY-MM) less what came back of that. */
export type LimitsView = Limits & { month: string; spent: number }

export async function readLimits(app: App, walletId: string): Promise<LimitsView> {
  const { monthly = null, proposal = null, boost = null } = (await findWallet(app.db, walletId))?.limits ?? {}
  const month = monthOf(app.clock())
  const spending = (await listSpending(app.db, [walletId], startOfMonth(month))).get(walletId)!
  return { monthly, proposal, boost, month, spent: sumOf(spending.reduce<Spending[]>(spentAfter, [])) }
}
