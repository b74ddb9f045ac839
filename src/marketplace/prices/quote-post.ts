import { findQuotes, saveQuote } from '#database/posts/quotes'
import type { PolicyVersion } from '#economy/policy/policy-versions'
import { mayRise } from '#economy/prices/dynamic-price'
import type { Price, PricedPost } from '#economy/prices/price-of'
import { quotePrice } from '#economy/prices/quote-price'
import type { App } from '../app.ts'

/** A price, and until when it holds for who was shown it; null where it cannot rise, and for a free first place. */
export type Quoted = { price: Price; holdsUntil: string | null }

type Asked = { postId: string; freelancerId: string; version: PolicyVersion; post: PricedPost; price: Price }

/** What a freelancer is shown of a price that may rise. It is kept, so that it is what they pay. */
export async function quotePost(app: App, { version, post, price, ...pair }: Asked): Promise<Quoted> {
  if (!mayRise(post, version.policy.price)) return { price, holdsUntil: null }
  const [before] = (await findQuotes(app.db, [pair])).values()
  const { price: shown, quote } = quotePrice(price, before, { version, now: app.clock() })
  const kept = quote === before || (await saveQuote(app.db, pair, { quote, before }))
  // Of two windows that ask at once, the second goes by what the first was told.
  if (!kept) return quotePost(app, { version, post, price, ...pair })
  return { price: shown, holdsUntil: shown.otherwise ? null : quote.holdsUntil.toString() }
}
