import {
  type AuctionChange,
  type BoostAuction,
  type BoostBid,
  type BoostMove,
  releaseBid,
  withBid,
} from './boost-auction.ts'
import type { BoostRules } from './boost-rules.ts'
import { closeAuction } from './close-auction.ts'
import type { ReturningEvent } from './policy.ts'

/**
 * A boost that was not consumed comes back whatever ended it; one that was consumed comes back only when its post is removed.
 *
 * A place nobody looked at did nothing for whoever paid for it. A removed post should not have been there at all; who
 * had withdrawn before is out of it. Source: A and ours (facts, section 3: boost Connects).
 */
export function endBoosts(
  before: BoostAuction,
  event: ReturningEvent,
  rules: BoostRules,
  at: Temporal.Instant,
): AuctionChange {
  const closed =
    event === 'removed'
      ? { auction: { ...before, closedAt: before.closedAt ?? at }, moves: [] }
      : closeAuction(before, rules, at)
  const ended = closed.auction.bids.map(bid => endBid(bid, event))
  return {
    auction: { ...closed.auction, bids: ended.map(({ bid }) => bid) },
    moves: [...closed.moves, ...ended.flatMap(({ moves }) => moves)],
  }
}

function endBid(bid: BoostBid, event: ReturningEvent): { bid: BoostBid; moves: BoostMove[] } {
  const why = event === 'removed' ? 'removed' : 'ended'
  if (event === 'removed' && bid.state === 'consumed' && bid.charged > 0 && bid.proposal !== 'withdrawn') {
    const after: BoostBid = { ...bid, state: 'returned' }
    return { bid: after, moves: [{ bid: after, kind: 'return', connects: bid.charged, why }] }
  }
  return bid.held > 0 ? releaseBid(bid, bid.held, { state: 'released', why }) : { bid, moves: [] }
}

/** The same for one proposal that leaves: its place is free, and others may bid for it. */
export function leaveAuction(
  auction: BoostAuction,
  proposalId: string,
  proposal: 'withdrawn' | 'declined',
): AuctionChange {
  const found = auction.bids.find(bid => bid.proposalId === proposalId)
  if (!found) return { auction, moves: [] }
  const left: BoostBid = { ...found, proposal }
  if (left.state !== 'placed') return { auction: withBid(auction, left), moves: [] }
  const { bid, moves } = releaseBid(left, left.held, { state: 'released', why: proposal })
  return { auction: withBid(auction, bid), moves }
}
