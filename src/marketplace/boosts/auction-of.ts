import type { FoundAuction, FoundBid } from '#database/boosts'
import type { PostFacts } from '#database/posts'
import type { BoostAuction, BoostBid } from '#economy/boost-auction'
import type { BoostRules } from '#economy/boost-rules'

/** An auction as the rules see it, from how it is stored. */
export const auctionOf = (
  { closes_at, closed_at, bids, ...same }: FoundAuction,
  now: Temporal.Instant,
): BoostAuction => ({
  ...same,
  closesAt: closes_at.toTemporalInstant(),
  closedAt: closed_at?.toTemporalInstant() ?? null,
  bids: bids.map(bid => bidOf(bid, now)),
})

/** A bid whose holds have timed out has gone back with them. */
function bidOf(row: FoundBid, now: Temporal.Instant): BoostBid {
  const { proposal_id, freelancer_id, held_until, proposal_state, connects, number, opens, acts, charged } = row
  const over = row.held > 0 && held_until.getTime() <= now.epochMilliseconds
  return {
    proposalId: proposal_id,
    freelancerId: freelancer_id,
    proposal: proposal_state,
    connects,
    number,
    opens,
    acts,
    charged,
    held: over ? 0 : row.held,
    state: over && row.state === 'placed' ? 'released' : row.state,
  }
}

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
