import { sql } from 'kysely'
import { date } from '../arrays.ts'
import type { Database } from '../open.ts'

/** The balance at the end of each day (UTC) on which it changed since `from`, oldest first, after the last one before it. */
export async function listDayBalances(
  db: Database,
  walletId: string,
  from: Temporal.Instant,
): Promise<{ at: Date; balance: number }[]> {
  const { rows } = await sql<{ at: Date; balance: number }>`
    (select at, balance_after as balance from ledger_entries where wallet_id = ${walletId} and at < ${date(from)}::timestamptz
      order by seq desc limit 1)
    union all
    (select at, balance from (
      select distinct on (date_trunc('day', at, 'UTC')) at, balance_after as balance, seq from ledger_entries
      where wallet_id = ${walletId} and at >= ${date(from)}::timestamptz
      order by date_trunc('day', at, 'UTC'), seq desc
    ) as last_of_day order by seq)`.execute(db)
  return rows
}
