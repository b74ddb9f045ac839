import { type AuctionChange, type BoostAuction, type BoostBid, type BoostMove, releaseBid } from './boost-auction.ts'
import type { BoostRules } from './boost-rules.ts'
import { chargeBid, isSpent } from './consume-boost.ts'

/**
 * An auction closes at its instant, at the first hire or with its post; a placebo then gives every bid back.
 *
 * At first price nothing else happens: each place waits for the client with its own bid. A uniform price is the highest
 * bid that lost its place and a step, or the smallest bid where none did, and what is held above it goes back.
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

const clearingPrice = ({ losing }: BoostAuction, { least, step }: BoostRules): number =>
  losing === 0 ? least : Math.max(least, losing + step)

function settleBid(
  bid: BoostBid,
  { placebo }: BoostAuction,
  clearing: number | null,
): { bid: BoostBid; moves: BoostMove[] } {
  if (bid.held === 0) return { bid, moves: [] }
  if (placebo) return releaseBid(bid, bid.held, { state: 'released', why: 'placebo' })
  if (clearing === null) return { bid, moves: [] }
  const kept = releaseBid(bid, Math.max(0, bid.held - clearing), { state: bid.state, why: 'closed' })
  if (!isSpent(bid)) return kept
  const charged = chargeBid(kept.bid, kept.bid.held)
  return { bid: charged.bid, moves: [...kept.moves, ...charged.moves] }
}
