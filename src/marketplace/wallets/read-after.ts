import type { Database } from '#database/open'
import { readWallets, type WalletRead } from '#database/wallets'
import type { App } from '../app.ts'
import { withSpending } from './with-spending.ts'

/** Wallets: those of the batch before as it leaves them, the others from the database. */
export async function readAfter(
  app: App,
  db: Database,
  ids: string[],
  known: Map<string, WalletRead> = new Map(),
): Promise<Map<string, WalletRead>> {
  const others = ids.filter(id => !known.has(id))
  const read = others.length > 0 ? await withSpending(app, db, await readWallets(db, others)) : new Map()
  for (const id of ids) if (known.has(id)) read.set(id, known.get(id)!)
  return read
}
