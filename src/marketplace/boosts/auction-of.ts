import type { FoundAuction, FoundBid } from '#database/boosts'
import type { PostFacts } from '#database/posts'
import {
  type AuctionChange,
  type BoostAuction,
  type BoostBid,
  type BoostMove,
  releaseBid,
} from '#economy/boost-auction'
import type { BoostRules } from '#economy/boost-rules'

/** An auction as the rules see it, from how it is stored, and the bids that have gone back because their holds timed out. */
export function auctionOf(row: FoundAuction, now: Temporal.Instant): AuctionChange {
  const { closes_at, closed_at, bids, ...same } = row
  const found = bids.map(bid => withoutTimedOut(bidOf(bid), bid.held_until.getTime() <= now.epochMilliseconds))
  const auction: BoostAuction = {
    ...same,
    closesAt: closes_at.toTemporalInstant(),
    closedAt: closed_at?.toTemporalInstant() ?? null,
    bids: found.map(({ bid }) => bid),
  }
  return { auction, moves: found.flatMap(({ moves }) => moves) }
}

const withoutTimedOut = (bid: BoostBid, over: boolean): { bid: BoostBid; moves: BoostMove[] } =>
  over && bid.held > 0
    ? releaseBid(bid, bid.held, { state: bid.state === 'placed' ? 'released' : bid.state, why: 'ended' })
    : { bid, moves: [] }

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
