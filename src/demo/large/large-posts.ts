import { insertPosts, type NewPost } from '#database/posts/post-writing'
import { policyNow } from '#marketplace/app'
import { endOfDay } from '#marketplace/ends/end-day'
import { committed } from '#marketplace/gather'
import { postInputSchema } from '#marketplace/posts/post-input'
import { pricedTerms, termsOf } from '#marketplace/posts/post-terms'
import { pricePost } from '#marketplace/prices/price-post'
import type { SeededApp } from '../seeded.ts'
import { inputOf } from '../story/publish-all.ts'
import type { LargeClient } from './large-people.ts'
import { varyPost } from './vary-post.ts'

export type LargePost = { id: string; price: number; questions: number; bidCents: number }

/** Open posts of these clients, posted some time in the 29 days before `now`. */
export async function addPosts(
  app: SeededApp,
  { count, clients, now }: { count: number; clients: LargeClient[]; now: Temporal.Instant },
): Promise<LargePost[]> {
  const rows = Array.from({ length: count }, () => newPost(app, app.pick(clients), now))
  await committed(app, tx => insertPosts(tx, rows))
  return rows.map(row => ({
    id: row.postId,
    price: row.price,
    questions: row.questions.length,
    bidCents: row.budgetCents ?? row.hourlyMaxCents ?? 20_00,
  }))
}

function newPost(app: SeededApp, client: LargeClient, now: Temporal.Instant): NewPost {
  const post = varyPost(app)
  const postedAt = now.subtract({ milliseconds: Math.round((post.daysAgo + 0.5) * 86_400_000) })
  const terms = termsOf(postInputSchema.parse(inputOf(post)), endOfDay(app, null, postedAt))
  const { connects: price } = pricePost(policyNow(app), pricedTerms(terms, client.verified), false)
  return { ...terms, postId: app.newId(), clientId: client.id, price, postedAt, imported: false, proposals: 0 }
}
