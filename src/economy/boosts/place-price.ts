import { moneyWords } from '../figure-words.ts'
import type { Policy } from '../policy/policy.ts'
import type { BoostRules, PlacePrice } from './boost-rules.ts'

/**
 * A place at a fixed price costs a percent of the bid, between a least and a most, in as many Connects as are worth that, rounded up; it goes to whoever takes it first, and nobody is outbid.
 *
 * Whoever asks for more of the client has more to win. There is nothing to bid against, so nothing to raise; what is bid
 * for an hour counts as it is. Reckoned in whole numbers: hundredths of a percent of cents.
 * Source: Freelancer.com's sponsored bid, 0.75% of the bid, $1.90 to $19.99 (A), in money there;
 * policies/*.yaml, `boosts.price`.
 */
export function placePrice(bidCents: number, price: PlacePrice, connectCents: number): number {
  const share = BigInt(bidCents) * BigInt(Math.round(price.percentOfBid * 100))
  const [least, most] = [BigInt(price.leastCents) * whole, BigInt(price.mostCents) * whole]
  const worth = share < least ? least : share > most ? most : share
  const connect = BigInt(connectCents) * whole
  return Number((worth + connect - 1n) / connect)
}

const whole = 10_000n

/** The rules of boosts for a proposal with this bid: where a place has a price, it is the one amount that can be bid. */
export function rulesFor(
  rules: BoostRules,
  { connectCents }: Pick<Policy, 'connectCents'>,
  bidCents: number,
): BoostRules {
  if (!rules.price) return rules
  const connects = placePrice(bidCents, rules.price, connectCents)
  return { ...rules, least: connects, most: connects }
}

/** Whether a boost is used up by being taken. */
export const isUsedAtOnce = ({ consumedBy }: Pick<BoostRules, 'consumedBy'>): boolean => consumedBy.includes('placed')

/** "0.75% of the bid, $1.90 to $19.99". */
export const placePriceWords = ({ percentOfBid, leastCents, mostCents }: PlacePrice): string =>
  `${percentOfBid}% of the bid, ${moneyWords(leastCents)} to ${moneyWords(mostCents)}`
