import type { Database } from '#database/open'
import { listSpending } from '#database/wallets/own-limits'
import { budgets, spendingSince, spentOf } from '#economy/limits/own-limits'
import type { Wallet } from '#economy/wallets/wallet'
import type { App } from '../app.ts'

/** Wallets, each with what was spent in this month and week where its owner has a budget: the others cost no statement. */
export async function withSpending<Read extends { wallet: Pick<Wallet, 'id' | 'limits'> }>(
  app: Pick<App, 'clock'>,
  db: Database,
  wallets: Map<string, Read>,
): Promise<Map<string, Read>> {
  const budgeted = [...wallets.values()].filter(({ wallet }) =>
    budgets.some(budget => typeof wallet.limits?.[budget] === 'number'),
  )
  if (budgeted.length === 0) return wallets
  const now = app.clock()
  const ids = budgeted.map(({ wallet }) => wallet.id)
  const spending = await listSpending(db, ids, spendingSince(now))
  for (const { wallet } of budgeted)
    wallet.limits = { ...wallet.limits!, spent: spentOf(spending.get(wallet.id)!, now) }
  return wallets
}
