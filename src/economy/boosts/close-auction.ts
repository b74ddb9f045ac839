import { type AuctionChange, type BoostAuction, type BoostBid, type BoostMove, releaseBid } from './boost-auction.ts'
import type { BoostRules } from './boost-rules.ts'
import { chargeBid, isSpent } from './consume-boost.ts'

/**
 * An auction closes at its instant, at the first hire or with its post; what was consumed is charged then, and a placebo gives every bid back and is told to all who bid.
 *
 * A place that was not consumed waits on for the client: at first price with its own bid. A uniform price is the highest
 * bid that lost its place and a step, or the smallest bid where none did, and what is held above it goes back. A bid that
 * was refused never had a place and, as every refusal, changes nothing: else bids that cost nothing could push up what others pay.
 * Source: A for the two ends; policies/*.yaml, `boosts`.
 */
export function closeAuction(auction: BoostAuction, rules: BoostRules, at: Temporal.Instant): AuctionChange {
  if (auction.closedAt !== null) return { auction, moves: [] }
  const clearing = rules.charge === 'uniform' ? clearingPrice(auction, rules) : null
  const settled = auction.bids.map(bid => settleBid(bid, auction, clearing))
  return {
    auction: { ...auction, closedAt: at, clearing, bids: settled.map(({ bid }) => bid) },
    moves: settled.flatMap(({ moves }) => moves),
  }
}

/** Who bid in a placebo that has closed and gets nothing back with that, having lost their place or left: they are told of it too. */
export const onlyTold = (before: BoostAuction, { auction, moves }: AuctionChange): BoostBid[] => {
  if (!auction.placebo || auction.closedAt === null || before.closedAt !== null) return []
  const back = new Set(moves.flatMap(({ why, bid }) => (why === 'placebo' ? [bid.proposalId] : [])))
  return auction.bids.filter(({ proposalId }) => !back.has(proposalId))
}

const clearingPrice = ({ losing }: BoostAuction, { least, step }: BoostRules): number =>
  losing === 0 ? least : Math.max(least, losing + step)

function settleBid(
  bid: BoostBid,
  { placebo }: BoostAuction,
  clearing: number | null,
): { bid: BoostBid; moves: BoostMove[] } {
  if (bid.held === 0) return { bid, moves: [] }
  if (placebo) return releaseBid(bid, bid.held, { state: 'released', why: 'placebo' })
  const over = clearing === null ? 0 : Math.max(0, bid.held - clearing)
  const kept = over > 0 ? releaseBid(bid, over, { state: bid.state, why: 'closed' }) : { bid, moves: [] }
  if (!isSpent(bid)) return kept
  const charged = chargeBid(kept.bid, kept.bid.held)
  return { bid: charged.bid, moves: [...kept.moves, ...charged.moves] }
}
