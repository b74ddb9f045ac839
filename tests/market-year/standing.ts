import { sql } from 'kysely'
import type { Market } from './market.ts'

/** What people see of the marketplace now, in one order each time. */
const rows = async <T>({ app }: Market, query: ReturnType<typeof sql<T>>): Promise<T[]> =>
  (await query.execute(app.db)).rows

/** The open posts; `price` is what they are found by. */
export const openPosts = (market: Market) =>
  rows(
    market,
    sql<{ postId: string; by: string; price: number }>`
      select post_id as "postId", client_id as by, price from posts where state = 'open' order by post_id desc limit 30`,
  )

export const waitingProposals = (market: Market) =>
  rows(
    market,
    sql<{ proposalId: string; client: string; freelancer: string; post: string }>`
      select proposal_id as "proposalId", client_id as client, freelancer_id as freelancer, post_id as post
      from proposals join posts using (post_id)
      where proposals.state in ('submitted', 'viewed', 'shortlisted', 'interviewing') and posts.state = 'open'
      order by proposal_id`,
  )

/** Invitations to open posts that nobody has answered. */
export const invitations = (market: Market) =>
  rows(
    market,
    sql<{ postId: string; by: string }>`
      select post_id as "postId", freelancer_id as by from invitations join posts using (post_id)
      where answer is null and posts.state = 'open' order by post_id, freelancer_id`,
  )
