import { createHash } from 'node:crypto'
import type { Database, Tx } from '#database/open'
import { changedPrices, listPricedPosts } from '#database/posts/post-writing'
import { lockPosts, type PostFacts } from '#database/posts/posts'
import { readSetting, saveSetting } from '#database/settings'
import { priceMoves } from '#economy/prices/dynamic-price'
import { type App, policyNow } from '../app.ts'
import { committed } from '../gather.ts'
import { pricePost } from './price-post.ts'
import { withHireRates } from './with-hire-rates.ts'

const mostAtOnce = 5000
const nobody = '00000000-0000-0000-0000-000000000000'

/** Computes again the price that open posts are found by. What a proposal costs never waits for it. Answers how many changed. */
export async function repricePosts(app: App, which: { clientId?: string } = {}): Promise<number> {
  let changed = 0
  for (let after: string | undefined = nobody; after; ) {
    const page = await committed(app, tx => repricePage(app, tx, { ...which, after: after! }))
    changed += page.changed
    after = page.last
  }
  return changed
}

/** The same where prices move by themselves: with a client's history, that is, since demand is written as it comes. */
export const repriceMoving = async (app: App): Promise<number> =>
  priceMoves(policyNow(app).price) ? repricePosts(app) : 0

/** How many posts are found by a price that has moved since. */
export async function countStalePrices(app: App): Promise<number> {
  if (!priceMoves(policyNow(app).price)) return 0
  let stale = 0
  for (let after: string | undefined = nobody; after; ) {
    const page = await stalePage(app, app.db, { after })
    stale += page.stale.length
    after = page.last
  }
  return stale
}

/** The same when the prices of the policy in force are not those the posts were last priced by. */
export async function repriceForPolicy(app: App): Promise<number> {
  if (!(await pricesAreStale(app))) return 0
  const prices = hashOfPrices(app)
  const changed = await repricePosts(app)
  await saveSetting(app.db, 'prices', prices)
  return changed
}

export const pricesAreStale = async (app: App): Promise<boolean> =>
  (await readSetting<string>(app.db, 'prices')) !== hashOfPrices(app)

const hashOfPrices = (app: App): string =>
  createHash('sha256')
    .update(JSON.stringify(policyNow(app).price))
    .digest('base64url')

/** One page of open posts, in id order; `last` is where the next begins. */
async function repricePage(
  app: App,
  tx: Tx,
  from: { after: string; clientId?: string },
): Promise<{ changed: number; last: string | undefined }> {
  const { stale, last } = await stalePage(app, tx, from)
  // Looked at again under the lock: an edit may have been faster.
  const posts = stale.length
    ? await lockPosts(
        tx,
        stale.map(row => row.post_id),
      )
    : new Map<string, PostFacts>()
  const current = await withHireRates(app, tx, [...posts.values()])
  await changedPrices(
    current.map(post => ({ postId: post.post_id, price: pricePost(policyNow(app), post, false).connects })),
  )?.execute(tx)
  return { changed: posts.size, last }
}

async function stalePage(app: App, db: Database, from: { after: string; clientId?: string }) {
  const rows = await withHireRates(app, db, await listPricedPosts(db, { ...from, most: mostAtOnce }))
  const stale = rows.filter(row => row.price !== pricePost(policyNow(app), row, false).connects)
  return { stale, last: rows.length === mostAtOnce ? rows.at(-1)!.post_id : undefined }
}
