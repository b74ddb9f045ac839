import { listSpending } from '#database/wallets/own-limits'
import { findWallet, noWallet } from '#database/wallets/wallets'
import { type Limits, spendingSince, spentOf, sumOf, windowOf } from '#economy/limits/own-limits'
import type { App } from '../app.ts'
import { policyFor } from '../policy/policy-for.ts'

/**
 * A member's own limits, and what was spent and held in this month (UTC, as YYYY-MM) and in this week (by its Monday) less
 * what came back of that. A new budget is by `budgetPer`.
 */
export type LimitsView = Limits & {
  budgetPer: 'month' | 'week'
  month: string
  spent: number
  week: string
  spentInWeek: number
}

export async function readLimits(app: App, walletId: string): Promise<LimitsView> {
  const now = app.clock()
  const wallet = (await findWallet(app.db, walletId)) ?? noWallet(walletId, now)
  const { monthly = null, weekly = null, proposal = null, boost = null } = wallet.limits ?? {}
  const spent = spentOf((await listSpending(app.db, [walletId], spendingSince(now))).get(walletId)!, now)
  return {
    ...{ monthly, weekly, proposal, boost },
    budgetPer: policyFor(app, wallet)(now).ownLimits.budgetPer,
    month: windowOf('monthly', now),
    spent: sumOf(spent.monthly.on),
    week: windowOf('weekly', now),
    spentInWeek: sumOf(spent.weekly.on),
  }
}
