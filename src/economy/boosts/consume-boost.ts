import { type AuctionChange, type BoostAuction, type BoostBid, type BoostMove, withBid } from './boost-auction.ts'
import type { BoostRules, ClientAct } from './boost-rules.ts'

/**
 * A boost is consumed when the client acts on its proposal, and charged once, when its auction has closed: never twice and never more than the bid.
 *
 * Charged at once, it would tell the placebos, of which nothing is: until the auction closes both only hold. Afterwards an
 * act charges at once. A place that is used up by being taken cannot be a placebo (place-price.ts). Every act is remembered, so that the lift can be measured.
 * Source: A, since 30 August 2023 each pays their own bid; policies/*.yaml, `boosts.consumedBy` and `boosts.charge`.
 */
export function consumeBoost(
  auction: BoostAuction,
  { proposalId, act, at }: { proposalId: string; act: ClientAct; at: Temporal.Instant },
  rules: BoostRules,
): AuctionChange {
  const found = auction.bids.find(bid => bid.proposalId === proposalId)
  if (!found || found.state === 'outbid') return { auction, moves: [] }
  const { bid, moves } = spendBid(actedOn(act === 'opened' ? opened(found, rules, at) : found, act, rules), auction)
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
      const { bid, moves } = spendBid({ ...found, state: 'consumed' }, auction)
      return { auction: withBid(before.auction, bid), moves: [...before.moves, ...moves] }
    },
    { auction, moves: [] },
  )
}

/** Whether a bid has been seen as often as uses it up. */
export const isSeenEnough = ({ seen }: Pick<BoostBid, 'seen'>, { seenToConsume }: BoostRules): boolean =>
  seenToConsume !== null && seen >= seenToConsume.times

/** A bid after its proposal was opened; openings soon after one that counted do not count: who comes back to a page has not opened it again. */
function opened(bid: BoostBid, { opensMinutesApart }: BoostRules, at: Temporal.Instant): BoostBid {
  const next = bid.openedAt?.add({ minutes: opensMinutesApart })
  return next && Temporal.Instant.compare(next, at) > 0 ? bid : { ...bid, opens: bid.opens + 1, openedAt: at }
}

/** A bid after an act of the client: remembered, and consumed where the act uses it up; nothing is charged yet. */
export function actedOn(bid: BoostBid, act: ClientAct, rules: BoostRules): BoostBid {
  const after = { ...bid, acts: [...new Set([...bid.acts, act])] }
  return bid.state === 'placed' && uses(after, act, rules) ? { ...after, state: 'consumed' } : after
}

const uses = ({ opens }: BoostBid, act: ClientAct, { consumedBy, opensToConsume }: BoostRules): boolean =>
  consumedBy.includes(act) && (act !== 'opened' || opens >= opensToConsume)

export const isSpent = ({ state }: BoostBid): boolean => state === 'consumed' || state === 'kept'

/** Charges what a spent bid still holds, once the auction has closed. */
export function spendBid(bid: BoostBid, { placebo, closedAt }: BoostAuction): BidChange {
  const now = isSpent(bid) && bid.held > 0 && !placebo && closedAt !== null
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
