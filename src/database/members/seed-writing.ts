import { sql } from 'kysely'
import { date } from '../arrays.ts'
import type { Database, Tx } from '../open.ts'
import type { MemberRow } from '../tables.ts'

/** A member written as a row, as a demo or a benchmark does it by the thousand. */
export type SeededMember = Omit<MemberRow, 'is_operator' | 'email_verified' | 'imported' | 'is_agency'> & {
  is_operator?: boolean
}

/** Writes members whose addresses count as confirmed. */
export async function insertMembers(tx: Tx, members: SeededMember[]): Promise<void> {
  const rows = members.map(member => ({ is_operator: false, ...member, email_verified: true, imported: false }))
  const columns = sql.join(Object.keys(rows[0] ?? {}).map(column => sql.ref(column)))
  await sql`
    insert into members (${columns})
    select ${columns} from jsonb_populate_recordset(null::members, ${JSON.stringify(rows)}::text::jsonb)`.execute(tx)
}

export async function openWallets(tx: Tx, walletIds: string[], now: Temporal.Instant): Promise<void> {
  await sql`
    insert into wallets (wallet_id, opened_at, due_at, price_country)
    select wallet_id, ${date(now)}::timestamptz, ${date(now)}::timestamptz, country
    from unnest(${walletIds}::uuid[]) as given (wallet_id) left join members on member_id = wallet_id
    on conflict do nothing`.execute(tx)
}

/** What has been written to these people so far counts as delivered when it was written. */
export async function markMailsSent(db: Database): Promise<void> {
  await sql`update mails set sent_at = at, attempts = 1 where sent_at is null`.execute(db)
}
