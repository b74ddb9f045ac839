import { sql } from 'kysely'
import type { Lot } from '#economy/wallets/wallet'
import { date } from '../arrays.ts'
import type { Database } from '../open.ts'
import type { LotRow } from '../tables.ts'
import { lotOf } from './lots.ts'

/**
 * Every lot a wallet had at an instant, newest first, each with what its entries dated until then leave in it.
 * By date, not by `seq`: the line of a lapse is written later than it is dated. One statement, so that it is one state.
 */
export async function listLotsAt(db: Database, walletId: string, at: Temporal.Instant): Promise<Lot[]> {
  const { rows } = await sql<LotRow & { left_then: number; held_then: number }>`
    select lots.*, coalesce(moved.connects, 0)::int as left_then,
      coalesce(moved.held, 0)::int as held_then
    from lots left join (
      select lot_id, sum(case when credit = 'available' then amount when debit = 'available' then -amount else 0 end) as connects,
        sum(case when credit = 'held' then amount when debit = 'held' then -amount else 0 end) as held
      from ledger_entries where wallet_id = ${walletId} and at <= ${date(at)}::timestamptz
      group by lot_id
    ) as moved using (lot_id)
    where wallet_id = ${walletId} and received_at <= ${date(at)}::timestamptz
    order by received_at desc, lot_id desc`.execute(db)
  return rows.map(row => lotOf({ ...row, left: row.left_then, held: row.held_then }))
}
