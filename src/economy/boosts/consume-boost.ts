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
  const { bid, moves } = spendBid(actedOn(found, act, rules), auction, rules)
  return { auction: withBid(auction, bid), moves }
}

/**
 * A boost is consumed when the client has seen its proposal in their list as often as the policy says; glances soon after one that counted do not count.
 *
 * A place at the top of a list does its work by being looked at, too. Off where the policy names no number.
 * Source: A, a later text: an interaction, or opened 3 times, or seen 5 times; policies/*.yaml, `boosts.seenToConsume`.
 */
export function consumeSeen(auction: BoostAuction, rules: BoostRules): AuctionChange {
  const used = auction.bids.filter(bid => bid.state === 'placed' && isSeenEnough(bid, rules))
  return used.reduce<AuctionChange>(
    (before, found) => {
      const { bid, moves } = spendBid({ ...found, state: 'consumed' }, auction, rules)
      return { auction: withBid(before.auction, bid), moves: [...before.moves, ...moves] }
    },
    { auction, moves: [] },
  )
}

/** Whether a bid has been seen as often as uses it up. */
export const isSeenEnough = ({ seen }: Pick<BoostBid, 'seen'>, { seenToConsume }: BoostRules): boolean =>
  seenToConsume !== null && seen >= seenToConsume.times

/** A bid after an act of the client: remembered, and consumed where the act uses it up; nothing is charged yet. */
export function actedOn(bid: BoostBid, act: ClientAct, rules: BoostRules): BoostBid {
  const seen = { ...bid, opens: bid.opens + (act === 'opened' ? 1 : 0), acts: [...new Set([...bid.acts, act])] }
  return bid.state === 'placed' && uses(seen, act, rules) ? { ...seen, state: 'consumed' } : seen
}

const uses = ({ opens }: BoostBid, act: ClientAct, { consumedBy, opensToConsume }: BoostRules): boolean =>
  consumedBy.includes(act) && (act !== 'opened' || opens >= opensToConsume)

export const isSpent = ({ state }: BoostBid): boolean => state === 'consumed' || state === 'kept'

/** Charges what a spent bid still holds, unless its price is only known when the auction closes. */
export function spendBid(bid: BoostBid, { placebo, closedAt }: BoostAuction, { charge }: BoostRules): BidChange {
  const now = isSpent(bid) && bid.held > 0 && !placebo && (charge === 'first-price' || closedAt !== null)
  return now ? chargeBid(bid, bid.held) : { bid, moves: [] }
}

/** One bid after something happened to it, and the Connects that moved. */
export type BidChange = { bid: BoostBid; moves: BoostMove[] }

/** Spends of what a bid holds. */
export function chargeBid(bid: BoostBid, connects: number): BidChange {
  const after: BoostBid = { ...bid, held: bid.held - connects, charged: connects }
  return {
    bid: after,
    moves: [{ bid: after, kind: 'charge', connects, why: bid.state === 'kept' ? 'kept' : 'consumed' }],
  }
}
