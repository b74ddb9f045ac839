import type { Policy, ReturningEvent } from '../policy/policy.ts'
import { isOpen, type ProposalState } from '../proposals/proposal-states.ts'
import { type AuctionChange, type BoostAuction, type BoostBid, releaseBid, type Why, withBid } from './boost-auction.ts'
import { boostReturns } from './boost-returns.ts'
import type { BoostRules } from './boost-rules.ts'
import { closeAuction } from './close-auction.ts'
import { actedOn, type BidChange, spendBid } from './consume-boost.ts'

/** The policy under which an auction began. */
export type BoostTerms = { rules: BoostRules; returns: Policy['returns'] }

/**
 * What ends a boost brings it back whole or leaves it spent whole, by the policy under which its auction began; a placebo is never charged.
 *
 * Whoever bids knows the rules of that day. Back is what is held or what was charged; a boost that was not consumed and
 * stays spent is charged as if it were, when the auction has closed. The end of a post is for open proposals, a removal for all but the withdrawn; a
 * boost that nobody used and no event speaks of, such as that of who was hired, comes back.
 * Source: policies/*.yaml, `returns.<event>.boost` (boost-returns.ts).
 */
export function endBoosts(
  before: BoostAuction,
  event: ReturningEvent,
  terms: BoostTerms,
  at: Temporal.Instant,
): AuctionChange {
  const ended = before.placebo ? unmoved(before.bids) : before.bids.map(bid => endBid(bid, event, { before, terms }))
  const closed = closeAuction({ ...before, bids: ended.map(({ bid }) => bid) }, terms.rules, at)
  return { auction: closed.auction, moves: [...ended.flatMap(({ moves }) => moves), ...closed.moves] }
}

type In = { before: BoostAuction; terms: BoostTerms }

function endBid(bid: BoostBid, event: ReturningEvent, within: In): BidChange {
  const why = event === 'removed' ? 'removed' : 'ended'
  if (isFor(event, bid.proposal)) return settleBid(bid, event, { ...within, why })
  return bid.state === 'placed' ? giveBack(bid, why) : { bid, moves: [] }
}

const isFor = (event: ReturningEvent, proposal: ProposalState): boolean =>
  event === 'removed' ? proposal !== 'withdrawn' : isOpen(proposal)

/** The same for one proposal that leaves: its place is free, and others may bid for it. Declining is also an act of the client. */
export function leaveAuction(
  auction: BoostAuction,
  proposalId: string,
  event: 'withdrawn' | 'declined',
  terms: BoostTerms,
): AuctionChange {
  const found = auction.bids.find(bid => bid.proposalId === proposalId)
  if (!found) return { auction, moves: [] }
  const acted = event === 'declined' ? actedOn(found, event, terms.rules) : found
  const { bid, moves } = settleBid({ ...acted, proposal: event }, event, { before: auction, terms, why: event })
  return { auction: withBid(auction, bid), moves }
}

function settleBid(bid: BoostBid, event: ReturningEvent, { before, terms, why }: In & { why: Why }): BidChange {
  if (bid.state === 'outbid' || bid.state === 'released' || bid.state === 'returned') return { bid, moves: [] }
  if (boostReturns(event, terms, bid.state === 'consumed')) return giveBack(bid, why)
  return spendBid(bid.state === 'placed' ? { ...bid, state: 'kept' } : bid, before)
}

function giveBack(bid: BoostBid, why: Why): BidChange {
  if (bid.charged === 0) return releaseBid(bid, bid.held, { state: 'released', why })
  const after: BoostBid = { ...bid, state: 'returned' }
  return { bid: after, moves: [{ bid: after, kind: 'return', connects: bid.charged, why }] }
}

const unmoved = (bids: BoostBid[]): BidChange[] => bids.map(bid => ({ bid, moves: [] }))
