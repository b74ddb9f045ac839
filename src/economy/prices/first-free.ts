import type { Policy } from '../policy/policy.ts'
import type { Price } from './price-of.ts'

/**
 * The first to propose to a post, or as many as the policy says, pay nothing; a place among them is promised to nobody.
 *
 * A price that was shown is kept for a while, but a place kept for all who looked would be free for all of them. What is
 * kept is the price `otherwise`: who finds the places taken is asked again at that price, and nothing is sent or charged.
 * Source: PeoplePerHour: the first to propose pays nothing (A); policies/*.yaml, `price.firstFree`.
 */
export function firstFree(price: Price, proposals: number, { firstFree: places }: Policy['price']): Price {
  if (proposals >= places || price.connects === 0) return price
  const text = places === 1 ? 'First to propose' : `Among the first ${places} to propose`
  return { connects: 0, because: [...price.because, { connects: -price.connects, text }], otherwise: price }
}
