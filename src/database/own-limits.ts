import { sql } from 'kysely'
import type { Limits } from '#economy/own-limits'
import { uuids } from './arrays.ts'
import type { Database } from './open.ts'
import { date, type Tx } from './wallets.ts'

/** What has left these wallets since an instant for good or into holds, less what came back since. */
export async function sumSpent(
  db: Database,
  walletIds: string[],
  since: Temporal.Instant,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ wallet_id: string; connects: number }>`
    select wallet_id, sum(case when debit = 'available' then amount else -amount end)::int as connects
    from ledger_entries
    where wallet_id = any(${uuids(walletIds)}) and at >= ${date(since)}
      and (debit = 'available' and credit in ('burnt', 'held') or credit = 'available' and debit <> 'issued')
    group by wallet_id`.execute(db)
  return new Map(rows.map(row => [row.wallet_id, row.connects]))
}

/** Writes the limits of a locked wallet; null where there are none. */
export async function saveLimits(tx: Tx, walletId: string, limits: Limits | null): Promise<void> {
  await sql`
    update wallets set limits = ${limits && JSON.stringify(limits)}::jsonb where wallet_id = ${walletId}`.execute(tx)
}
