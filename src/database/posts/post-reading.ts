import { sql } from 'kysely'
import type { PostState } from '#economy/posts/post-states'
import { date } from '../arrays.ts'
import type { Database } from '../open.ts'
import type { ProposalFacts } from '../proposals/proposals.ts'

export async function findOwnProposal(
  db: Database,
  postId: string,
  freelancerId: string,
): Promise<ProposalFacts | undefined> {
  const { rows } = await sql<ProposalFacts>`
    select * from proposals where post_id = ${postId} and freelancer_id = ${freelancerId}`.execute(db)
  return rows[0]
}

export type ClientPostRow = {
  post_id: string
  title: string
  category: string
  state: PostState
  price: number
  openings: number
  posted_at: Date
  ends_at: Date
  ended_at: Date | null
  viewed_at: Date | null
  hires: number
  invited: number
  unanswered: number
  proposals: number
  unread: number
  shortlisted: number
  interviewing: number
}

/** A client's posts, newest first, each with what waits on it. */
export async function listPostsOfClient(
  db: Database,
  clientId: string,
  { before, most }: { before?: { at: Temporal.Instant; id: string } | undefined; most: number },
): Promise<ClientPostRow[]> {
  const { rows } = await sql<ClientPostRow>`
    with page as (
      select * from posts where client_id = ${clientId}
        ${before ? sql`and (posted_at, post_id) < (${date(before.at)}::timestamptz, ${before.id}::uuid)` : sql``}
      order by posted_at desc, post_id desc limit ${most}
    )
    select page.post_id, title, category, page.state, page.price, openings, posted_at, ends_at, page.ended_at, activity.viewed_at, hires,
      invited, unanswered, activity.proposals, counted.unread, counted.shortlisted, counted.interviewing
    from page join post_activity activity using (post_id)
      cross join lateral (
        select (count(*) filter (where state = 'submitted'))::int as unread, (count(*) filter (where state = 'shortlisted'))::int as shortlisted,
          (count(*) filter (where state = 'interviewing'))::int as interviewing
        from proposals where proposals.post_id = page.post_id
      ) as counted
    order by posted_at desc, page.post_id desc`.execute(db)
  return rows
}
