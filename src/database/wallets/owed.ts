import { sql } from 'kysely'
import type { Wallet } from '#economy/wallets/wallet'
import { date, integers, uuids } from '../arrays.ts'
import type { Database, Tx } from '../open.ts'

/** Writes what wallets owe now: those that were moved in and owe more or less than before. */
export async function saveOwed(tx: Tx, wallets: Pick<Wallet, 'id' | 'owed'>[]): Promise<void> {
  if (wallets.length === 0) return // As most of the time.
  await sql`
    update wallets set owed = given.owed
    from unnest(${uuids(wallets.map(({ id }) => id))}, ${integers(wallets.map(({ owed }) => owed))}) as given (wallet_id, owed)
    where wallets.wallet_id = given.wallet_id`.execute(tx)
}

/** What a wallet owed at an instant: what its revocations found spent, less what has settled that. */
export async function findOwedAt(db: Database, walletId: string, at: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ owed: number }>`
    select coalesce((select sum(shortfall) from revocations where wallet_id = ${walletId} and at <= ${date(at)}::timestamptz), 0)::int
      - coalesce((select sum(amount) from ledger_entries
        where wallet_id = ${walletId} and kind = 'settled' and at <= ${date(at)}::timestamptz), 0)::int as owed`.execute(
    db,
  )
  return rows[0]!.owed
}
