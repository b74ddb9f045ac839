import type { FoundAuction, FoundBid } from '#database/boosts/boosts'
import type { PostFacts } from '#database/posts/posts'
import { instantOf } from '#database/wallets/lots'
import { type AuctionChange, type BoostAuction, type BoostBid, releaseBid } from '#economy/boosts/boost-auction'
import type { BoostRules } from '#economy/boosts/boost-rules'

/** An auction as the rules see it, from how it is stored, and the bids that have gone back because their holds timed out. */
export const auctionOf = (row: FoundAuction, now: Temporal.Instant): AuctionChange => {
  const heldUntil = new Map(row.bids.map(bid => [bid.proposal_id, instantOf(bid.held_until)]))
  return withoutTimedOut(storedAuction(row), id => heldUntil.get(id), now)
}

/** The same, as it was when somebody last wrote to it. */
export const storedAuction = ({
  closes_at,
  closed_at,
  bids,
  placebo,
  clearing,
  losing,
  last,
}: FoundAuction): BoostAuction => ({
  placebo,
  clearing,
  losing,
  last,
  closesAt: instantOf(closes_at),
  closedAt: closed_at && instantOf(closed_at),
  bids: bids.map(bidOf),
})

/** `heldUntil`: when the holds of a proposal's bid time out. */
export function withoutTimedOut(
  auction: BoostAuction,
  heldUntil: (proposalId: string) => Temporal.Instant | undefined,
  now: Temporal.Instant,
): AuctionChange {
  const found = auction.bids.map(bid => {
    const until = heldUntil(bid.proposalId)
    const over = bid.held > 0 && until !== undefined && Temporal.Instant.compare(until, now) <= 0
    const state = bid.state === 'placed' ? 'released' : bid.state
    return over ? releaseBid(bid, bid.held, { state, why: 'ended' }) : { bid, moves: [] }
  })
  return { auction: { ...auction, bids: found.map(({ bid }) => bid) }, moves: found.flatMap(({ moves }) => moves) }
}

const bidOf = ({ proposal_id, freelancer_id, proposal_state, ...row }: FoundBid): BoostBid => ({
  proposalId: proposal_id,
  freelancerId: freelancer_id,
  proposal: proposal_state,
  connects: row.connects,
  number: row.number,
  state: row.state,
  held: row.held,
  charged: row.charged,
  opens: row.opens,
  openedAt: row.opened_at && instantOf(row.opened_at),
  seen: row.seen,
  acts: row.acts,
})

/** The auction of a post on which nobody has bid yet. One that has hired closes none and opens none, where a hire closes. */
export function newAuction(
  post: PostFacts,
  rules: BoostRules,
  at: { now: Temporal.Instant; placebo: boolean },
): BoostAuction {
  const closes = post.posted_at.toTemporalInstant().add({ hours: 24 * rules.closesAfterDays })
  return {
    closesAt: [closes, post.ends_at.toTemporalInstant()].sort(Temporal.Instant.compare)[0]!,
    closedAt: rules.closesAtFirstHire && post.hires > 0 ? at.now : null,
    placebo: at.placebo,
    clearing: null,
    losing: 0,
    last: 0,
    bids: [],
  }
}
