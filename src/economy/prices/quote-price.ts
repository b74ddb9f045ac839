import type { Policy } from '../policy/policy.ts'
import type { Price } from './price-of.ts'

/** A price as it was shown to one freelancer. `policy` is the version it was computed under. */
export type Quote = { connects: number; policy: string; holdsUntil: Temporal.Instant }

type At = { version: { id: string; policy: Policy }; now: Temporal.Instant }

/**
 * A price that was shown is the price that is paid for as long as the policy says, also where it has risen meanwhile.
 *
 * Whoever is writing a letter must not race against the others, nor against a client who is verified or edits the post. Looked at again, a post shows the price it was first
 * shown at while that is the lower one; where it has not risen, another quote begins. Where it has fallen, who confirms
 * the price they were shown pays that, and who looks again pays less. A quote ends with the version of the policy it was
 * given under. A free place of the first to propose is quoted to nobody (first-free.ts): what is, is the price otherwise.
 * Source: ours (issue C), policies/*.yaml, `price.quoteMinutes`; Upwork says only that a price may move while a post is live.
 */
export function quotePrice(price: Price, before: Quote | undefined, at: At): { price: Price; quote: Quote } {
  if (price.otherwise) {
    const { price: otherwise, quote } = quotePrice(price.otherwise, before, at)
    return { price: { ...price, otherwise }, quote }
  }
  if (before && holds(before, at) && before.connects < price.connects)
    return { price: asShown(price, before), quote: before }
  const holdsUntil = at.now.add({ minutes: at.version.policy.price.quoteMinutes })
  return { price, quote: { connects: price.connects, policy: at.version.id, holdsUntil } }
}

/** What somebody who was shown a price pays: that, while a quote for it holds, or the price of now; who was shown another, what they would be shown now. */
export function quotedPrice(price: Price, shown: number, { quote, at }: { quote: Quote | undefined; at: At }): Price {
  if (!quote || !holds(quote, at) || price.otherwise) return price
  if (quote.connects === shown) return asShown(price, quote)
  return price.connects === shown || price.connects <= quote.connects ? price : asShown(price, quote)
}

const holds = ({ policy, holdsUntil }: Quote, { version, now }: At): boolean =>
  policy === version.id && Temporal.Instant.compare(now, holdsUntil) < 0

function asShown({ connects, because }: Price, quote: Quote): Price {
  if (connects === quote.connects) return { connects, because }
  const line = { connects: quote.connects - connects, text: 'As you were shown it before' }
  return { connects: quote.connects, because: [...because, line] }
}
