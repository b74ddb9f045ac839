import { type RawBuilder, sql } from 'kysely'
import type { PostState } from '#economy/posts/post-states'
import type { TierRange } from '#economy/posts/proposals-tier'
import { date } from '../arrays.ts'
import type { Database } from '../open.ts'
import type { ActivityRow, MemberRow, PostRow } from '../tables.ts'

/** What is looked for. Whatever is undefined does not narrow. */
export type PostFilter = {
  /** The posts that have the words, where they are few; the words themselves where they are in many. */
  worded?: { ids: string[] } | { words: string } | undefined
  category?: string | undefined
  level?: string | undefined
  paymentType?: 'fixed' | 'hourly' | undefined
  budgetLeastCents?: number | undefined
  budgetMostCents?: number | undefined
  priceLeast?: number | undefined
  priceMost?: number | undefined
  postedSince?: Temporal.Instant | undefined
  proposals?: TierRange | undefined
  clientVerified?: boolean | undefined
}

/** Where a page begins: after this post in the list (older), or before it (newer). */
export type Place = { at: Temporal.Instant; id: string; direction: 'older' | 'newer' }

export type FoundPost = Omit<PostRow, 'search' | 'questions' | 'state'> &
  Pick<ActivityRow, 'proposals'> &
  Pick<MemberRow, 'payment_verified' | 'rating' | 'rating_count' | 'spent_cents' | 'country'> & { state: PostState }

/**
 * A page of open posts, newest first. The index posts_open holds every column that narrows, so a page is found without
 * the posts themselves, whatever the filter: at 100,000 posts on PGlite the worst takes 30 ms, where the posts take 150.
 */
export async function searchOpenPosts(
  db: Database,
  filter: PostFilter,
  { place, most, now }: { place?: Place | undefined; most: number; now: Temporal.Instant },
): Promise<FoundPost[]> {
  const back = place?.direction === 'newer'
  const { rows } = await sql<FoundPost>`
    with found as (
      select posts.post_id, posts.posted_at ${matching(filter, now)}
        ${place ? sql`and (posts.posted_at, posts.post_id) ${back ? sql`>` : sql`<`} (${date(place.at)}::timestamptz, ${place.id}::uuid)` : sql``}
      order by ${back ? sql`posts.posted_at, posts.post_id` : sql`posts.posted_at desc, posts.post_id desc`}
      limit ${most}
    )
    select post_id, client_id, title, left(description, 1000) as description, category, specialty, level, payment_type, budget_cents,
      hourly_min_cents, hourly_max_cents, duration, workload, openings, posts.skills, countries, price, state, posts.posted_at, edited_at,
      ends_at, ended_at, posts.imported, proposals, members.payment_verified, members.rating, members.rating_count, members.spent_cents,
      members.country
    from found join posts using (post_id) join post_activity using (post_id) join members on member_id = client_id
    order by posts.posted_at desc, post_id desc`.execute(db)
  return rows
}

/** How many open posts match, counted no further than `most`. */
export async function countOpenPosts(
  db: Database,
  filter: PostFilter,
  { most, now }: { most: number; now: Temporal.Instant },
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (select 1 ${matching(filter, now)} limit ${most}) as counted`.execute(db)
  return rows[0]!.count
}

/**
 * How to look for these words. A rare word is looked up in its own index and its posts are few; a common one is found
 * soon by reading posts in their order. Leaving the choice to the planner took up to 1,600 ms at 100,000 posts for a
 * common word with a rare filter: it does not know what reading a search vector costs.
 * Undefined where nothing is left once the words that are in every text ("the", "and") are taken out.
 */
export async function lookUpWords(db: Database, words: string): Promise<PostFilter['worded']> {
  const query = sql`websearch_to_tsquery('english', ${words})`
  const { rows: asked } = await sql<{ nodes: number }>`select numnode(${query}) as nodes`.execute(db)
  if (asked[0]!.nodes === 0) return undefined
  const { rows } = await sql<{ post_id: string }>`
    select post_id from posts where state = 'open' and search @@ ${query} limit ${fewPosts + 1}`.execute(db)
  return rows.length > fewPosts ? { words } : { ids: rows.map(row => row.post_id) }
}

const fewPosts = 1000

// Only the conditions that are asked for: `$1 is null or …` would keep every index from being used.
function matching(filter: PostFilter, now: Temporal.Instant): RawBuilder<unknown> {
  const { category, level, paymentType, postedSince, proposals, clientVerified } = filter
  const conditions = [
    sql`posts.state = 'open'`,
    sql`posts.ends_at > ${date(now)}::timestamptz`,
    ...havingWords(filter.worded),
    category && sql`posts.category = ${category}`,
    level && sql`posts.level = ${level}`,
    paymentType && sql`posts.payment_type = ${paymentType}`,
    ...within(sql`posts.budget_cents`, filter.budgetLeastCents, filter.budgetMostCents),
    ...within(sql`posts.price`, filter.priceLeast, filter.priceMost),
    postedSince && sql`posts.posted_at >= ${date(postedSince)}::timestamptz`,
    ...within(
      sql`proposals`,
      proposals?.least || undefined,
      proposals?.below == null ? undefined : proposals.below - 1,
    ),
    clientVerified !== undefined && sql`payment_verified is ${clientVerified ? sql`true` : sql`not true`}`,
  ].filter(condition => condition instanceof Object)
  return sql`
    from posts
      ${proposals ? sql`join post_activity on post_activity.post_id = posts.post_id` : sql``}
      ${clientVerified === undefined ? sql`` : sql`join members on member_id = posts.client_id`}
    where ${sql.join(conditions, sql` and `)}`
}

const within = (column: RawBuilder<unknown>, least: number | undefined, most: number | undefined) => [
  least !== undefined && sql`${column} >= ${least}::int`,
  most !== undefined && sql`${column} <= ${most}::int`,
]

// OFFSET 0 keeps this a question asked of each post in turn; PostgreSQL 18 would otherwise make one table of the two.
const havingWords = (worded: PostFilter['worded']) => {
  if (!worded) return []
  if ('ids' in worded) return [sql`posts.post_id = any(${worded.ids}::uuid[])`]
  return [
    sql`exists (
      select from posts whole
      where whole.post_id = posts.post_id and whole.search @@ websearch_to_tsquery('english', ${worded.words}) offset 0)`,
  ]
}
