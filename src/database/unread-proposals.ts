import { sql } from 'kysely'
import { uuids } from './arrays.ts'
import type { Database } from './open.ts'
import type { ProposalFacts } from './proposals.ts'
import { date } from './wallets.ts'

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
