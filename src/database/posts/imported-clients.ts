import { sql } from 'kysely'
import { date } from '../arrays.ts'
import type { Database, Tx } from '../open.ts'

/** A client who came with a file and cannot sign in. Null is not known. */
export type ImportedClient = {
  id: string
  name: string
  country: string | null
  verified: boolean | null
  rating: number | null
  ratingCount: number
  spentCents: number
}

/** Writes imported clients, or adds what is new to what is known of them. Answers who of them is verified. */
export async function saveImportedClients(
  tx: Tx,
  clients: ImportedClient[],
  now: Temporal.Instant,
): Promise<Map<string, boolean | null>> {
  const of = <T>(pick: (client: ImportedClient) => T): T[] => clients.map(pick)
  const { rows } = await sql<{ member_id: string; payment_verified: boolean | null }>`
    insert into members (member_id, name, country, payment_verified, rating, rating_count, spent_cents, is_client, imported, joined_at)
    select *, true, true, ${date(now)}::timestamptz
    from unnest(
      ${of(c => c.id)}::uuid[], ${of(c => c.name)}::text[], ${of(c => c.country)}::text[], ${of(c => c.verified)}::boolean[],
      ${of(c => c.rating)}::real[], ${of(c => c.ratingCount)}::int[], ${of(c => c.spentCents)}::bigint[])
    order by 1
    on conflict (member_id) do update set
      payment_verified = coalesce(excluded.payment_verified, members.payment_verified),
      rating = coalesce(excluded.rating, members.rating),
      rating_count = greatest(excluded.rating_count, members.rating_count),
      spent_cents = greatest(excluded.spent_cents, members.spent_cents)
    returning member_id, payment_verified`.execute(tx)
  return new Map(rows.map(row => [row.member_id, row.payment_verified]))
}

export async function findPostIds(db: Database, postIds: string[]): Promise<Set<string>> {
  const { rows } = await sql<{
    post_id: string
  }>`select post_id from posts where post_id = any(${postIds}::uuid[])`.execute(db)
  return new Set(rows.map(row => row.post_id))
}

/** Tells the planner what the tables hold now, and lets an index answer alone. The embedded database never does this by itself. */
export async function settleTables(db: Database): Promise<void> {
  for (const table of ['members', 'posts', 'post_activity']) await sql`vacuum analyze ${sql.table(table)}`.execute(db)
}
