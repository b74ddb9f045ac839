import { findInvitations } from '#database/invitations/invitations'
import { findQuotes } from '#database/posts/quotes'
import { findOpening } from '#database/wallets/wallets'
import type { Price } from '#economy/prices/price-of'
import { quotePrice } from '#economy/prices/quote-price'
import type { App } from '../app.ts'
import { type PricedFacts, pricePost } from './price-post.ts'
import { withHireRates } from './with-hire-rates.ts'

/** A post of a list; `price` is what it is found by: the one for everybody. */
export type ListedPost = PricedFacts & { post_id: string; client_id: string; price: number }

/**
 * What a proposal to each of these posts costs one member, as its own page says: under the version that their cohort keeps,
 * on an invitation, and no more than they were shown while that holds. A list is no quote: nothing is kept here. Four
 * questions at most, however many posts there are.
 */
export async function ownPrices(app: App, by: string | null, posts: ListedPost[]): Promise<Map<string, number>> {
  const prices = new Map(posts.map(({ post_id: id, price }) => [id, price]))
  const openedAt = by && posts.length > 0 ? await findOpening(app.db, by) : undefined
  if (!by || !openedAt) return prices
  const now = app.clock()
  const version = app.policies.at(now, openedAt)
  const pairs = posts.map(({ post_id: postId }) => ({ postId, freelancerId: by }))
  const invited = await findInvitations(app.db, pairs)
  const quotes = await findQuotes(app.db, pairs)
  const isTheirOwn = version.id !== app.policies.at(now).id
  const own = posts.filter(({ post_id: id }) => isTheirOwn || invited.has(`${id}/${by}`))
  const known = new Map((await withHireRates(app, app.db, own, [version.policy])).map(post => [post.post_id, post]))
  for (const { post_id: id, price: forAll } of posts) {
    const [priced, pair] = [known.get(id), `${id}/${by}`]
    const price: Price = priced
      ? pricePost(version.policy, priced, invited.has(pair))
      : { connects: forAll, because: [] }
    prices.set(id, quotePrice(price, quotes.get(pair), { version, now }).price.connects)
  }
  return prices
}
