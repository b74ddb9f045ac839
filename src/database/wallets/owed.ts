import { sql } from 'kysely'
import { date } from '../arrays.ts'
import type { Database } from '../open.ts'

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
