import { sql } from 'kysely'
import type { Skills } from '#economy/boosts/fits-post'
import type { ProposalState } from '#economy/proposals/proposal-states'
import { date, integers, uuids } from '../arrays.ts'
import type { Database, Tx } from '../open.ts'
import type { ProposalRow } from '../tables.ts'
import type { Write, Writes } from '../write-together.ts'

/** A proposal as the rules see it: all but what was written in it. */
export type ProposalFacts = Omit<
  ProposalRow,
  'state' | 'cover_letter' | 'answers' | 'portfolio' | 'interviewed_at' | 'interview_gave'
> & {
  state: ProposalState
}

const facts = sql`
  post_id, proposal_id, freelancer_id, state, bid_cents, price, returned, movement_id, movement_seq, policy, submitted_at, viewed_at,
  ended_at, reason, promised_end`

/** Which post a proposal is of: the first thing to know, because the post is locked before anything else. */
export async function findPostsOf(tx: Tx, proposalIds: string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ proposal_id: string; post_id: string }>`
    select proposal_id, post_id from proposals where proposal_id = any(${uuids(proposalIds)})`.execute(tx)
  return new Map(rows.map(row => [row.proposal_id, row.post_id]))
}

/** Proposals by id. Nobody changes one without locking its post, which raises the version of that. */
export async function findProposals(db: Database, proposalIds: string[]): Promise<Map<string, ProposalFacts>> {
  const { rows } = await sql<ProposalFacts>`
    select ${facts} from proposals where proposal_id = any(${uuids(proposalIds)})`.execute(db)
  return new Map(rows.map(row => [row.proposal_id, row]))
}

/** What a bid for a place asks of its proposal, with the skills its post asks for, and those in the profile of its freelancer. */
export type BiddingProposal = Skills &
  Pick<ProposalFacts, 'post_id' | 'proposal_id' | 'freelancer_id' | 'state' | 'bid_cents'>

/** Proposals by id, as whoever bids for a place asks for them. */
export async function findBidding(db: Database, proposalIds: string[]): Promise<Map<string, BiddingProposal>> {
  // By subqueries: a join of so few is planned by what the tables have in all.
  const { rows } = await sql<BiddingProposal>`
    select post_id, proposal_id, freelancer_id, state, bid_cents, (select skills from posts where posts.post_id = proposals.post_id) as wanted,
      (select skills from members where member_id = freelancer_id) as has
    from proposals where proposal_id = any(${uuids(proposalIds)})`.execute(db)
  return new Map(rows.map(row => [row.proposal_id, row]))
}

/** Every proposal of these posts, oldest first. */
export async function findProposalsOfPosts(tx: Tx, postIds: string[]): Promise<ProposalFacts[]> {
  const { rows } = await sql<ProposalFacts>`
    select ${facts} from proposals where post_id = any(${uuids(postIds)}) order by submitted_at, proposal_id`.execute(
    tx,
  )
  return rows
}

/** Who has proposed to what already, as `post/freelancer`. */
export async function findProposed(
  db: Database,
  pairs: { postId: string; freelancerId: string }[],
): Promise<Set<string>> {
  const { rows } = await sql<{ post_id: string; freelancer_id: string }>`
    select post_id, freelancer_id from proposals
    where (post_id, freelancer_id) in (
      select * from unnest(${uuids(pairs.map(p => p.postId))}, ${uuids(pairs.map(p => p.freelancerId))}))`.execute(db)
  return new Set(rows.map(row => `${row.post_id}/${row.freelancer_id}`))
}

export type NewProposal = {
  postId: string
  proposalId: string
  freelancerId: string
  coverLetter: string
  bidCents: number
  answers: string[]
  portfolio: string[]
  price: number
  /** The version of the policy it is priced under. */
  policy: string
  movementId: string
  movementSeq: number
}

/** Writes sent proposals and removes the drafts they came from. */
export function insertProposals(proposals: NewProposal[], now: Temporal.Instant): Writes {
  if (proposals.length === 0) return {}
  const of = <T>(pick: (proposal: NewProposal) => T): T[] => proposals.map(pick)
  const drafts = sql`
    delete from drafts where (post_id, freelancer_id) in (
      select * from unnest(${uuids(of(p => p.postId))}, ${uuids(of(p => p.freelancerId))}))
    returning 1`
  const sent = sql`
    insert into proposals
      (post_id, proposal_id, freelancer_id, state, cover_letter, bid_cents, answers, portfolio, price, movement_id, movement_seq, policy, submitted_at)
    select post_id, proposal_id, freelancer_id, 'submitted', cover_letter, bid_cents, answers::jsonb, portfolio::jsonb, price,
      movement_id, movement_seq, policy, ${date(now)}::timestamptz
    from unnest(
      ${uuids(of(p => p.postId))}, ${uuids(of(p => p.proposalId))}, ${uuids(of(p => p.freelancerId))}, ${of(p => p.coverLetter)}::text[],
      ${integers(of(p => p.bidCents))}, ${of(p => JSON.stringify(p.answers))}::text[], ${of(p => JSON.stringify(p.portfolio))}::text[],
      ${integers(of(p => p.price))}, ${uuids(of(p => p.movementId))}, ${integers(of(p => p.movementSeq))}, ${of(p => p.policy)}::text[]
    ) as sent (post_id, proposal_id, freelancer_id, cover_letter, bid_cents, answers, portfolio, price, movement_id, movement_seq, policy)
    returning 1`
  return { proposals: sent, drafts }
}

export type ProposalChange = {
  proposal: ProposalFacts
  state: ProposalState
  back?: number
  reason?: string
  viewed?: boolean
}

/** Writes new states, what came back, and for those that ended, when. */
export async function saveProposals(tx: Tx, changes: ProposalChange[], now: Temporal.Instant): Promise<void> {
  await changedProposals(changes, now)?.execute(tx)
}

/** The same, to be written with something else. */
export function changedProposals(changes: ProposalChange[], now: Temporal.Instant): Write | undefined {
  if (changes.length === 0) return undefined
  const of = <T>(pick: (change: ProposalChange) => T): T[] => changes.map(pick)
  return sql`
    update proposals set
      state = change.state,
      returned = proposals.returned + change.back,
      reason = coalesce(nullif(change.reason, ''), proposals.reason),
      viewed_at = case when change.viewed then coalesce(proposals.viewed_at, ${date(now)}::timestamptz) else proposals.viewed_at end,
      interviewed_at = case when change.state = 'interviewing' then coalesce(interviewed_at, ${date(now)}::timestamptz) else interviewed_at end,
      ended_at = case
        when change.state in ('submitted', 'viewed', 'shortlisted', 'interviewing') then null
        else coalesce(proposals.ended_at, ${date(now)}::timestamptz) end
    from unnest(
      ${uuids(of(c => c.proposal.post_id))}, ${uuids(of(c => c.proposal.proposal_id))}, ${of(c => c.state)}::text[],
      ${integers(of(c => c.back ?? 0))}, ${of(c => c.reason ?? '')}::text[], ${of(c => c.viewed ?? false)}::boolean[]
    ) as change (post_id, proposal_id, state, back, reason, viewed)
    where proposals.post_id = change.post_id and proposals.proposal_id = change.proposal_id
    returning 1`
}
