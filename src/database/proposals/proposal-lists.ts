import { sql } from 'kysely'
import type { PostState } from '#economy/posts/post-states'
import type { ProposalState } from '#economy/proposals/proposal-states'
import { date, uuids } from '../arrays.ts'
import type { Database } from '../open.ts'

export type OwnProposalRow = {
  proposal_id: string
  post_id: string
  title: string
  state: ProposalState
  post_state: string
  price: number
  returned: number
  bid_cents: number
  payment_type: 'fixed' | 'hourly'
  submitted_at: Date
  viewed_at: Date | null
  ended_at: Date | null
  reason: string
}

export type Before = { at: Temporal.Instant; id: string } | undefined

/** What a freelancer has sent, newest first; `states` narrows it. */
export async function listOwnProposals(
  db: Database,
  freelancerId: string,
  { states, before, most }: { states: readonly ProposalState[]; before: Before; most: number },
): Promise<OwnProposalRow[]> {
  const { rows } = await sql<OwnProposalRow>`
    select proposal_id, post_id, title, proposals.state, posts.state as post_state, proposals.price, returned, bid_cents, payment_type,
      submitted_at, viewed_at, proposals.ended_at, reason
    from proposals join posts using (post_id)
    where freelancer_id = ${freelancerId} and proposals.state = any(${states}::text[])
      ${before ? sql`and (submitted_at, proposal_id) < (${date(before.at)}::timestamptz, ${before.id}::uuid)` : sql``}
    order by submitted_at desc, proposal_id desc limit ${most}`.execute(db)
  return rows
}

/** How many proposals a freelancer has in each state. */
export async function countOwnProposals(
  db: Database,
  freelancerId: string,
): Promise<Partial<Record<ProposalState, number>>> {
  const { rows } = await sql<{ state: ProposalState; count: number }>`
    select state, count(*)::int as count from proposals where freelancer_id = ${freelancerId} group by state`.execute(
    db,
  )
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
}

export type ReceivedProposalRow = {
  proposal_id: string
  post_id: string
  state: ProposalState
  cover_letter: string
  bid_cents: number
  answers: string[]
  portfolio: string[]
  submitted_at: Date
  viewed_at: Date | null
  ended_at: Date | null
  reason: string
  freelancer_id: string
  name: string
  headline: string
  about: string
  country: string | null
  skills: string[]
  hourly_rate_cents: number | null
  member_since: Date
}

const received = sql`
  select proposal_id, post_id, state, cover_letter, bid_cents, answers, proposals.portfolio, submitted_at, viewed_at, ended_at, reason,
    freelancer_id, name, headline, about, country, skills, hourly_rate_cents, joined_at as member_since
  from proposals join members on member_id = freelancer_id`

/** The proposals a client received on one post, oldest first: an early proposal is not buried by later ones. `without` stand elsewhere. */
export async function listReceivedProposals(
  db: Database,
  postId: string,
  {
    states,
    after,
    most,
    without,
  }: { states: readonly ProposalState[]; after: Before; most: number; without: string[] },
): Promise<ReceivedProposalRow[]> {
  const { rows } = await sql<ReceivedProposalRow>`
    ${received}
    where post_id = ${postId} and state = any(${states}::text[])
      ${without.length ? sql`and proposal_id <> all(${uuids(without)})` : sql``}
      ${after ? sql`and (submitted_at, proposal_id) > (${date(after.at)}::timestamptz, ${after.id}::uuid)` : sql``}
    order by submitted_at, proposal_id limit ${most}`.execute(db)
  return rows
}

/** These of them, in no order. */
export async function findReceivedProposals(
  db: Database,
  postId: string,
  { ids, states }: { ids: string[]; states: readonly ProposalState[] },
): Promise<ReceivedProposalRow[]> {
  const { rows } = await sql<ReceivedProposalRow>`
    ${received} where post_id = ${postId} and proposal_id = any(${uuids(ids)}) and state = any(${states}::text[])`.execute(
    db,
  )
  return rows
}

export async function countReceivedProposals(
  db: Database,
  postId: string,
): Promise<Partial<Record<ProposalState, number>>> {
  const { rows } = await sql<{ state: ProposalState; count: number }>`
    select state, count(*)::int as count from proposals where post_id = ${postId} group by state`.execute(db)
  return Object.fromEntries(rows.map(({ state, count }) => [state, count]))
}

export type WholeProposalRow = ReceivedProposalRow & {
  price: number
  returned: number
  policy: string
  promised_end: Date | null
  client_id: string
  title: string
  post_state: PostState
  ends_at: Date
  hires: number
  payment_type: 'fixed' | 'hourly'
  questions: string[]
  openings: number
}

/** One proposal with its post and its freelancer. */
export async function findWholeProposal(db: Database, proposalId: string): Promise<WholeProposalRow | undefined> {
  const { rows } = await sql<WholeProposalRow>`
    select received.*, proposals.price, proposals.returned, proposals.policy,
      case when promised_end < posts.ends_at then promised_end end as promised_end, client_id, title, posts.state as post_state,
      posts.ends_at, hires, payment_type, questions, openings
    from (${received}) as received
      join proposals using (post_id, proposal_id)
      join posts using (post_id)
      join post_activity using (post_id)
    where received.proposal_id = ${proposalId}`.execute(db)
  return rows[0]
}
