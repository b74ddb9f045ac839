import { sql } from 'kysely'
import { date, uuids } from '../arrays.ts'
import type { Database } from '../open.ts'
import type { ProposalFacts } from '../proposals/proposals.ts'

/** A version of the policy, and since when a proposal under it has to have been unread for its Connects to come back. */
export type UnreadSince = { policy: string; since: Temporal.Instant }

const unread = (due: UnreadSince[]) => sql`
  proposals join unnest(
    ${due.map(({ policy }) => policy)}::text[], ${due.map(({ since }) => date(since))}::timestamptz[]
  ) as due (policy, since) on due.policy = proposals.policy and submitted_at <= since
  where proposals.state = 'submitted' and viewed_at is null and returned < price`

/** Open posts on which something unread has to come back. */
export async function findUnreadPosts(db: Database, due: UnreadSince[], most: number): Promise<string[]> {
  const { rows } = await sql<{ post_id: string }>`
    select distinct post_id from ${unread(due)}
      and exists (select from posts where posts.post_id = proposals.post_id and posts.state = 'open')
    order by post_id limit ${most}`.execute(db)
  return rows.map(row => row.post_id)
}

/** What is unread for so long of these posts. */
export async function findUnread(db: Database, due: UnreadSince[], postIds: string[]): Promise<ProposalFacts[]> {
  const { rows } = await sql<ProposalFacts>`
    select proposals.* from ${unread(due)} and post_id = any(${uuids(postIds)}) order by submitted_at, proposal_id`.execute(
    db,
  )
  return rows
}

export async function countUnread(db: Database, due: UnreadSince[]): Promise<number> {
  if (due.length === 0) return 0
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ${unread(due)}
      and exists (select from posts where posts.post_id = proposals.post_id and posts.state = 'open')`.execute(db)
  return rows[0]!.count
}

/** When the next proposal has been unread for so long, after an instant. */
export async function nextUnread(
  db: Database,
  due: UnreadSince[],
  after: Temporal.Instant,
): Promise<Temporal.Instant | undefined> {
  if (due.length === 0) return undefined
  const { rows } = await sql<{ at: Date | null }>`
    select min(${date(after)}::timestamptz + (submitted_at - since)) as at
    from proposals join unnest(
      ${due.map(({ policy }) => policy)}::text[], ${due.map(({ since }) => date(since))}::timestamptz[]
    ) as due (policy, since) on due.policy = proposals.policy and submitted_at > since
    where proposals.state = 'submitted' and viewed_at is null and returned < price
      and exists (select from posts where posts.post_id = proposals.post_id and posts.state = 'open')`.execute(db)
  return rows[0]!.at?.toTemporalInstant()
}
