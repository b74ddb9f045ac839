import { sql } from 'kysely'
import type { Quote } from '#economy/prices/quote-price'
import { date, uuids } from '../arrays.ts'
import type { Database } from '../open.ts'
import type { QuoteRow } from '../tables.ts'

type Pair = { postId: string; freelancerId: string }

/** The prices these freelancers were shown, as `post/freelancer`. */
export async function findQuotes(db: Database, pairs: Pair[]): Promise<Map<string, Quote>> {
  const { rows } = await sql<QuoteRow>`
    select * from quotes where (post_id, freelancer_id) in (
      select * from unnest(${uuids(pairs.map(p => p.postId))}, ${uuids(pairs.map(p => p.freelancerId))}))`.execute(db)
  return new Map(rows.map(row => [`${row.post_id}/${row.freelancer_id}`, quoteOf(row)]))
}

const quoteOf = (row: QuoteRow): Quote => ({
  connects: row.connects,
  policy: row.policy,
  holdsUntil: row.holds_until.toTemporalInstant(),
})

/** Keeps a quote where it stands as it was read. Answers false where somebody was faster. */
export async function saveQuote(
  db: Database,
  { postId, freelancerId }: Pair,
  { quote, before }: { quote: Quote; before: Quote | undefined },
): Promise<boolean> {
  const { rows } = await sql`
    insert into quotes (post_id, freelancer_id, connects, policy, holds_until)
    values (${postId}, ${freelancerId}, ${quote.connects}, ${quote.policy}, ${date(quote.holdsUntil)})
    on conflict (post_id, freelancer_id) do update
      set connects = excluded.connects, policy = excluded.policy, holds_until = excluded.holds_until
      where quotes.connects = ${before?.connects ?? null}::int and quotes.policy = ${before?.policy ?? null}
        and quotes.holds_until = ${before ? date(before.holdsUntil) : null}::timestamptz
    returning 1`.execute(db)
  return rows.length > 0
}
