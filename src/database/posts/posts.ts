import { sql } from 'kysely'
import type { PostState } from '#economy/posts/post-states'
import { date, integers, uuids } from '../arrays.ts'
import type { Database, Tx } from '../open.ts'
import type { ActivityRow, PostRow } from '../tables.ts'
import type { Write } from '../write-together.ts'

/** A post as the rules see it: what decides its price and who may propose, and what happens on it. */
export type PostFacts = Omit<PostRow, 'state' | 'search' | 'warned_for' | keyof PostText> &
  Omit<ActivityRow, 'post_id' | 'viewed_at'> & {
    state: PostState
    viewed_at: Date | null
    client_verified: boolean | null
    client_spent_cents: number
  }
/** What only its readers and its client need of it besides. Thousands of proposals a second do without. */
export type PostText = Pick<PostRow, 'description' | 'specialty' | 'skills'>
export type WholePost = PostFacts & PostText

const facts = sql`
  posts.post_id, client_id, title, category, level, payment_type, budget_cents, hourly_min_cents, hourly_max_cents, duration, workload, openings,
  questions, countries, price, state, posted_at, edited_at, ends_at, ended_at, end_chosen, prolonged_at, posts.imported, version, proposals, interviewing,
  invited, unanswered, hires, viewed_at, members.payment_verified as client_verified,
  members.spent_cents as client_spent_cents`
const text = sql`description, specialty, posts.skills`
const from = sql`from posts join post_activity using (post_id) join members on member_id = client_id`

/**
 * Locks posts and loads them. Always before wallets: whoever needs both takes them in that order.
 * The lock is the narrow post_activity row, so that a hot post does not rewrite its text.
 */
export async function lockPosts(tx: Tx, postIds: string[]): Promise<Map<string, PostFacts>> {
  const ids = [...new Set(postIds)].sort()
  await sql`update post_activity set version = version + 1 where post_id = any(${uuids(ids)})`.execute(tx)
  return findPosts(tx, ids)
}

/** Locks a client's open posts, after the client: what was read of them before this is no longer as it was read. */
export async function lockPostsOf(tx: Tx, clientId: string): Promise<void> {
  await sql`
    update post_activity set version = version + 1
    where post_id in (select post_id from posts where client_id = ${clientId} and state = 'open')`.execute(tx)
}

/** Loads posts without a lock. */
export async function findPosts(db: Database, postIds: string[]): Promise<Map<string, PostFacts>> {
  const { rows } = await sql<PostFacts>`
    select ${facts} ${from} where posts.post_id = any(${uuids([...new Set(postIds)].sort())})`.execute(db)
  return new Map(rows.map(row => [row.post_id, row]))
}

/** The posts of these proposals, without a lock. */
export async function findPostsOfProposals(db: Database, proposalIds: string[]): Promise<Map<string, PostFacts>> {
  const { rows } = await sql<PostFacts>`
    select ${facts} ${from} where posts.post_id = any(
      array(select post_id from proposals where proposal_id = any(${uuids(proposalIds)})))`.execute(db)
  return new Map(rows.map(row => [row.post_id, row]))
}

export async function findPost(db: Database, postId: string): Promise<WholePost | undefined> {
  const { rows } = await sql<WholePost>`
    select ${facts}, ${text} ${from} where posts.post_id = ${postId}`.execute(db)
  return rows[0]
}

/** Ends posts: their state, and the instant it happened. */
export async function savePostStates(
  tx: Tx,
  posts: { id: string; state: PostState }[],
  now: Temporal.Instant,
): Promise<void> {
  await sql`
    update posts set state = ended.state, ended_at = ${date(now)}
    from unnest(${posts.map(({ id }) => id)}::uuid[], ${posts.map(({ state }) => state)}::text[]) as ended (post_id, state)
    where posts.post_id = ended.post_id`.execute(tx)
}

/** What changes in a post's activity: counts are added to, `viewedAt` replaces. */
export type ActivityChange = {
  postId: string
  proposals?: number
  interviewing?: number
  invited?: number
  unanswered?: number
  hires?: number
  viewedAt?: Temporal.Instant
}

export async function saveActivity(tx: Tx, changes: ActivityChange[]): Promise<void> {
  if (changes.length === 0) return
  const of = <T>(pick: (change: ActivityChange) => T): T[] => changes.map(pick)
  await sql`
    update post_activity set
      proposals = post_activity.proposals + change.proposals,
      interviewing = post_activity.interviewing + change.interviewing,
      invited = post_activity.invited + change.invited,
      unanswered = post_activity.unanswered + change.unanswered,
      hires = post_activity.hires + change.hires,
      viewed_at = coalesce(change.viewed_at, post_activity.viewed_at)
    from (
      select post_id, sum(proposals)::int as proposals, sum(interviewing)::int as interviewing, sum(invited)::int as invited,
        sum(unanswered)::int as unanswered, sum(hires)::int as hires, max(viewed_at) as viewed_at
      from unnest(
        ${of(c => c.postId)}::uuid[], ${of(c => c.proposals ?? 0)}::int[], ${of(c => c.interviewing ?? 0)}::int[],
        ${of(c => c.invited ?? 0)}::int[], ${of(c => c.unanswered ?? 0)}::int[], ${of(c => c.hires ?? 0)}::int[],
        ${of(c => (c.viewedAt ? date(c.viewedAt) : null))}::timestamptz[]
      ) as one (post_id, proposals, interviewing, invited, unanswered, hires, viewed_at)
      group by post_id
    ) as change
    where post_activity.post_id = change.post_id`.execute(tx)
}

/**
 * What arrives at a post that was read at `version`, which everything else that happens on it raises. `before`: how many
 * proposals it must still have had, where a price depends on that.
 */
export type Arrivals = {
  version: number
  before: number | null
  proposals: number
  answered: number
  /** Whether they keep the post open longer, which raises its version. */
  prolonged?: boolean
}

/** Counts proposals in. Returns fewer rows where a post is not as it was read: somebody changed or ended it. */
export function saveArrivals(arrivals: Map<string, Arrivals>): Write {
  const ids = [...arrivals.keys()].sort()
  const of = (pick: (arrivals: Arrivals) => number | null) => integers(ids.map(id => pick(arrivals.get(id)!)))
  return sql`
    update post_activity set
      proposals = post_activity.proposals + given.proposals, unanswered = post_activity.unanswered - given.answered,
      version = post_activity.version + given.prolonged
    from unnest(${uuids(ids)}, ${of(post => post.version)}, ${of(post => post.proposals)}, ${of(post => post.answered)},
      ${of(post => post.before)}, ${of(post => (post.prolonged ? 1 : 0))}) as given (post_id, version, proposals, answered, before, prolonged)
    where post_activity.post_id = given.post_id and post_activity.version = given.version
      and (given.before is null or post_activity.proposals = given.before)
    returning 1`
}

/** Locks posts that were read without a lock. Returns fewer rows where one is not as it was read. */
export const savePostsAsRead = (posts: Map<string, PostFacts>): Write =>
  saveArrivals(
    new Map([...posts].map(([id, { version }]) => [id, { version, before: null, proposals: 0, answered: 0 }])),
  )

/** Open posts whose end date has come. */
export async function findDuePosts(db: Database, now: Temporal.Instant, most: number): Promise<string[]> {
  const { rows } = await sql<{ post_id: string }>`
    select post_id from posts where state = 'open' and ends_at <= ${date(now)} order by ends_at limit ${most}`.execute(
    db,
  )
  return rows.map(row => row.post_id)
}

export async function countDuePosts(db: Database, now: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from posts where state = 'open' and ends_at <= ${date(now)}`.execute(db)
  return rows[0]!.n
}

/** When the next open post ends by its date. */
export async function nextPostEnd(db: Database, after: Temporal.Instant): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(ends_at) as at from posts where state = 'open' and ends_at > ${date(after)}`.execute(db)
  return rows[0]!.at?.toTemporalInstant()
}
