import type { RawBuilder } from 'kysely'
import type { Database } from '#database/open'
import { readWallets, type WalletRead } from '#database/wallets/wallets'
import type { App } from '../app.ts'
import { withSpending } from '../limits/with-spending.ts'

/** Wallets, also of the `holders` that are asked for with them: those of the batch before as it leaves them, the others from the database. */
export async function readAfter(
  app: App,
  db: Database,
  ids: string[],
  known: Map<string, WalletRead> = new Map(),
  holders?: RawBuilder<string>,
): Promise<Map<string, WalletRead>> {
  const others = ids.filter(id => !known.has(id))
  const asks = others.length > 0 || holders !== undefined
  const read = asks ? await withSpending(app, db, await readWallets(db, others, holders)) : new Map()
  for (const id of [...ids, ...read.keys()]) if (known.has(id)) read.set(id, known.get(id)!)
  return read
}
