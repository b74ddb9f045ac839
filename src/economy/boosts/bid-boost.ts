import { type Decision, decide, refuse } from '../decision.ts'
import {
  type AuctionChange,
  type BoostAuction,
  type BoostBid,
  inPlaces,
  leastBid,
  placeOf,
  releaseBid,
  withBid,
} from './boost-auction.ts'
import type { BoostRules } from './boost-rules.ts'
import { chargeBid } from './consume-boost.ts'
import { isUsedAtOnce } from './place-price.ts'

/**
 * A bid on a boosted place can be raised and not lowered; who falls out of the places has the whole bid back at once.
 *
 * A bid that could be lowered would be no bid: others have gone higher because of it. A bid beats the lowest place by a
 * step where all are taken; nobody is outbid once the client has acted on their proposal. What bidders allow themselves is own-limits.ts; places at a fixed price are place-price.ts. Source: policies/*.yaml, `boosts`; A: outbid before any act of the client, the boost comes back.
 */
export function bidBoost(
  auction: BoostAuction,
  bid: AskedBid,
  rules: BoostRules,
  now: Temporal.Instant,
): Decision<AuctionChange> {
  const { proposalId, freelancerId, connects } = bid
  const own = auction.bids.find(each => each.proposalId === proposalId)
  const least = leastBid(auction, proposalId, rules)
  if (own && rules.price && placeOf(auction, proposalId, rules)) return refuse('boost-placed', { bid: own.connects })
  if (own?.state === 'consumed') return refuse('boost-consumed', { bid: own.connects })
  if (isClosed(auction, now)) return refuse('boost-closed')
  if (least === null) return refuse('boost-places-taken')
  if (rules.price && connects !== least) return refuse('boost-price', { price: least })
  if (!Number.isSafeInteger(connects) || connects < least) return refuse('boost-too-low', { least })
  if (rules.most !== null && connects > rules.most) return refuse('boost-too-high', { most: rules.most })
  const number = auction.last + 1
  const before: BoostBid = own ?? { ...fresh, proposalId, freelancerId }
  const after: BoostBid = { ...before, connects, number, held: connects, state: 'placed' }
  const moves = [{ bid: after, kind: 'hold', connects: connects - before.held, why: 'bid' } as const]
  const change = { auction: withBid({ ...auction, last: number }, after), moves }
  return decide(rules.price ? takenAtOnce(change, after, rules) : withoutLowest(change, rules))
}

export type AskedBid = { proposalId: string; freelancerId: string; connects: number }

const fresh = {
  connects: 0,
  number: 0,
  held: 0,
  charged: 0,
  opens: 0,
  openedAt: null,
  seen: 0,
  acts: [],
  state: 'placed',
  proposal: 'submitted',
} satisfies Omit<BoostBid, 'proposalId' | 'freelancerId'>

/** A place that was taken at its price, used up with that where the policy says so. */
function takenAtOnce({ auction, moves }: AuctionChange, taken: BoostBid, rules: BoostRules): AuctionChange {
  if (!isUsedAtOnce(rules)) return { auction, moves }
  const spent = chargeBid({ ...taken, state: 'consumed' }, taken.held)
  const charges = spent.moves.map(move => ({ ...move, why: 'placed' as const }))
  return { auction: withBid(auction, spent.bid), moves: [...moves, ...charges] }
}

/** Whoever is one too many falls out, and the bid with them. */
function withoutLowest({ auction, moves }: AuctionChange, rules: BoostRules): AuctionChange {
  const placed = inPlaces(auction, rules)
  const lowest = placed.findLast(({ state }) => state === 'placed')!
  if (placed.length <= rules.places) return { auction, moves }
  const out = releaseBid(lowest, lowest.held, { state: 'outbid', why: 'outbid' })
  const losing = Math.max(auction.losing, lowest.connects)
  return { auction: withBid({ ...auction, losing }, out.bid), moves: [...moves, ...out.moves] }
}

/** An auction takes no bid from its closing instant on, whether or not any job has written that down. */
export const isClosed = (
  { closedAt, closesAt }: Pick<BoostAuction, 'closedAt' | 'closesAt'>,
  now: Temporal.Instant,
): boolean => closedAt !== null || Temporal.Instant.compare(closesAt, now) <= 0
