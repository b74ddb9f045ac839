import { isOperator } from '#database/operators/operators'
import { listWalletOwners } from '#database/wallets/wallet-search'
import { type Decision, decide, refuse } from '#economy/decision'
import type { App } from '../app.ts'
import { storable } from '../fields.ts'

/** A wallet as an operator looks for it: by its owner. */
export type FoundWallet = { id: string; name: string; email: string | null; openedAt: string }

const most = 25

/** Wallets by a part of their owner's name or e-mail address, or by id. For operators. */
export async function findWallets(
  app: App,
  { by, words }: { by: string; words: string },
): Promise<Decision<{ wallets: FoundWallet[]; more: boolean }>> {
  if (!(await isOperator(app.db, by))) return refuse('not-an-operator')
  const rows = await listWalletOwners(app.db, storable(words).trim().slice(0, 200), most + 1)
  const wallets = rows
    .slice(0, most)
    .map(row => ({ id: row.member_id, name: row.name, email: row.email, openedAt: row.opened_at.toISOString() }))
  return decide({ wallets, more: rows.length > most })
}
