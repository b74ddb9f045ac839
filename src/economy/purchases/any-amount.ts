import { countWords } from '../figure-words.ts'
import type { Policy } from '../policy/policy.ts'
import type { AnyAmount, Bundle } from './bundle-rules.ts'

/**
 * Where any amount is sold, from a least to a most, each Connect of it costs the price of one; a bundle of as many comes first.
 *
 * Nobody has to buy more than they want to spend. The price of one is that of the buyer's price list, so that regions and
 * currencies need no rule of their own here; what is cheaper by the dozen is listed as a bundle.
 * Source: Upwork since 2024, "any amount" (A), and until April 2019, "5 or more" (C); policies/*.yaml, `anyAmount`.
 */
export function offersOf(connects: number, { bundles, anyAmount, connectCents }: Sold): Bundle[] {
  const offers = bundles.filter(bundle => bundle.connects === connects)
  if (!anyAmount || connects < anyAmount.least || connects > anyAmount.most) return offers
  const { plans } = anyAmount
  return [...offers, { connects, cents: connects * connectCents, ...(plans && { plans }) }]
}

/** What is sold, and at what price. */
type Sold = Pick<Policy, 'bundles' | 'anyAmount' | 'connectCents'>

/** "5 to 1,000"; empty where only bundles are sold. */
export const amountWords = (anyAmount: AnyAmount | null): string =>
  anyAmount ? `${countWords(anyAmount.least)} to ${countWords(anyAmount.most)}` : ''
