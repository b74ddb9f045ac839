import type { Database } from '#database/open'
import { listSpending } from '#database/own-limits'
import { monthOf, spentAfter, startOfMonth } from '#economy/own-limits'
import type { Wallet } from '#economy/wallet'
import type { App } from '../app.ts'

/** Wallets, each with what was spent in this month where its owner has a monthly budget: the others cost no statement. */
export async function withSpending<Read extends { wallet: Pick<Wallet, 'id' | 'limits'> }>(
  app: Pick<App, 'clock'>,
  db: Database,
  wallets: Map<string, Read>,
): Promise<Map<string, Read>> {
  const budgeted = [...wallets.values()].filter(({ wallet }) => typeof wallet.limits?.monthly === 'number')
  if (budgeted.length === 0) return wallets
  const month = monthOf(app.clock())
  const ids = budgeted.map(({ wallet }) => wallet.id)
  const spending = await listSpending(db, ids, startOfMonth(month))
  for (const { wallet } of budgeted)
    wallet.limits = { ...wallet.limits!, spent: { month, on: spending.get(wallet.id)!.reduce(spentAfter, []) } }
  return wallets
}
