import { type AuctionChange, type BoostAuction, type BoostBid, type BoostMove, withBid } from './boost-auction.ts'
import type { BoostRules, ClientAct } from './boost-rules.ts'

/**
 * A boost is consumed when the client acts on its proposal, and charged once: never twice and never more than the bid.
 *
 * First price: the whole bid at once. Uniform: what a place costs is known when the auction has closed, so one consumed
 * before is charged then. A placebo is never charged. Every act is remembered, so that the lift can be measured.
 * Source: A, since 30 August 2023 each pays their own bid; policies/*.yaml, `boosts.consumedBy` and `boosts.charge`.
 */
export function consumeBoost(
  auction: BoostAuction,
  proposalId: string,
  act: ClientAct,
  rules: BoostRules,
): AuctionChange {
  const found = auction.bids.find(bid => bid.proposalId === proposalId)
  if (!found || found.state === 'outbid') return { auction, moves: [] }
  const seen = { ...found, opens: found.opens + (act === 'opened' ? 1 : 0), acts: [...new Set([...found.acts, act])] }
  if (found.state !== 'placed' || !uses(seen, act, rules)) return { auction: withBid(auction, seen), moves: [] }
  const consumed: BoostBid = { ...seen, state: 'consumed' }
  const now = !auction.placebo && (rules.charge === 'first-price' || auction.closedAt !== null)
  const { bid, moves } = now ? chargeBid(consumed, consumed.held) : { bid: consumed, moves: [] }
  return { auction: withBid(auction, bid), moves }
}

const uses = ({ opens }: BoostBid, act: ClientAct, { consumedBy, opensToConsume }: BoostRules): boolean =>
  consumedBy.includes(act) && (act !== 'opened' || opens >= opensToConsume)

/** Spends of what a bid holds. */
export function chargeBid(bid: BoostBid, connects: number): { bid: BoostBid; moves: BoostMove[] } {
  const after: BoostBid = { ...bid, held: bid.held - connects, charged: connects }
  return { bid: after, moves: [{ bid: after, kind: 'charge', connects, why: 'consumed' }] }
}
