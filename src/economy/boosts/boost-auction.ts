import { isOpen, type ProposalState } from '../proposals/proposal-states.ts'
import type { BoostRules, ClientAct } from './boost-rules.ts'

/** How a bid stands. `placed` and `consumed` have a place; `consumed` ones keep theirs. `kept`: spent without being consumed. */
export const bidStates = ['placed', 'consumed', 'kept', 'outbid', 'released', 'returned'] as const
export type BidState = (typeof bidStates)[number]

/** What a freelancer bids for a place of their proposal. Connects in `connects`, `held` and `charged`. */
export type BoostBid = {
  proposalId: string
  freelancerId: string
  connects: number
  /** The place of the bid among all bids on the post, in the order they came; a raise is a new one. */
  number: number
  state: BidState
  held: number
  charged: number
  /** What the client has done with the proposal since the bid. */
  acts: ClientAct[]
  opens: number
  /** When an opening last counted. */
  openedAt: Temporal.Instant | null
  /** How often the client has seen it in their list. */
  seen: number
  proposal: ProposalState
}

/** The auction for the places of one post. */
export type BoostAuction = {
  closesAt: Temporal.Instant
  closedAt: Temporal.Instant | null
  placebo: boolean
  /** What a place costs each, once a uniform auction has closed. */
  clearing: number | null
  /** The highest bid that lost its place, 0 for none. */
  losing: number
  /** The number of the last bid, 0 for none. */
  last: number
  bids: BoostBid[]
}

/** Connects of one bid that move, and why. */
export type BoostMove = { bid: BoostBid; kind: 'hold' | 'charge' | 'release' | 'return'; connects: number; why: Why }
export type Why =
  | 'bid'
  | 'outbid'
  | 'consumed'
  | 'placed'
  | 'kept'
  | 'placebo'
  | 'closed'
  | 'ended'
  | 'withdrawn'
  | 'declined'
  | 'removed'

/** An auction after something happened in it, and the Connects that moved. */
export type AuctionChange = { auction: BoostAuction; moves: BoostMove[] }

/**
 * The boosted places go to the highest bids; of two equal bids the earlier stands first.
 *
 * Where a place has a fixed price, the earlier stands first whatever it cost (place-price.ts).
 * A tie must not be won by whoever retries fastest. A bid the client has acted on keeps its place whatever is bid
 * afterwards; a proposal that is withdrawn or declined leaves its place to others. Source: policies/*.yaml,
 * `boosts.places`; no platform states its ties, so the earlier bid is ours.
 */
export const inPlaces = ({ bids }: Pick<BoostAuction, 'bids'>, { price }: Pick<BoostRules, 'price'>): BoostBid[] =>
  bids.filter(hasPlace).sort(price ? byNumber : byRank)

export const byRank = (a: BoostBid, b: BoostBid): number => b.connects - a.connects || a.number - b.number
const byNumber = (a: BoostBid, b: BoostBid): number => a.number - b.number

const hasPlace = ({ state, proposal }: BoostBid): boolean =>
  (state === 'placed' || state === 'consumed') && (isOpen(proposal) || proposal === 'hired')

/** What a bid of this proposal must be at least, or null where no place can be had. */
export function leastBid(auction: BoostAuction, proposalId: string | undefined, rules: BoostRules): number | null {
  const placed = inPlaces(auction, rules)
  const own = placed.find(bid => bid.proposalId === proposalId)
  if (rules.price) return own || placed.length >= rules.places ? null : rules.least
  const lowest = own ?? placed.findLast(({ state }) => state === 'placed')
  const least = own || placed.length >= rules.places ? lowest && lowest.connects + rules.step : rules.least
  if (least === undefined || own?.state === 'consumed' || (rules.most !== null && least > rules.most)) return null
  return Math.max(least, rules.least)
}

/** The place a proposal has, counted from 1, or null. */
export const placeOf = (auction: BoostAuction, proposalId: string, rules: BoostRules): number | null =>
  inPlaces(auction, rules).findIndex(bid => bid.proposalId === proposalId) + 1 || null

/** A bid replaced by what has become of it. */
export const withBid = (auction: BoostAuction, bid: BoostBid): BoostAuction => ({
  ...auction,
  bids: [...auction.bids.filter(({ proposalId }) => proposalId !== bid.proposalId), bid],
})

/** The last of what a bid holds goes back; it may keep some. */
export function releaseBid(bid: BoostBid, connects: number, { state, why }: { state: BidState; why: Why }) {
  const after: BoostBid = { ...bid, state, held: bid.held - connects }
  const moves: BoostMove[] = connects > 0 ? [{ bid: after, kind: 'release', connects, why }] : []
  return { bid: after, moves }
}
