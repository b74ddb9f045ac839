import { insertPosts } from '#database/posts/post-writing'
import { policyNow } from '#marketplace/app'
import { endOfDay } from '#marketplace/ends/end-day'
import { committed } from '#marketplace/gather'
import { type PostInput, postInputSchema } from '#marketplace/posts/post-input'
import { pricedTerms, termsOf } from '#marketplace/posts/post-terms'
import { pricePost } from '#marketplace/prices/price-post'
import type { CategorisedPost } from '../demo-posts.ts'
import type { SeededApp } from '../seeded.ts'
import type { StoryPost } from './world.ts'

/** Writes all posts at once, each dated when its client posted it: 300 transactions would take longer than the story. */
export async function publishAll(app: SeededApp, posts: StoryPost[], now: Temporal.Instant): Promise<void> {
  const rows = posts.map(story => {
    const postedAt = now.subtract({ milliseconds: Math.round(story.postedDaysAgo * 86_400_000) })
    const terms = termsOf(postInputSchema.parse(inputOf(story.post)), endOfDay(app, null, postedAt))
    story.id = app.newId()
    story.price = pricePost(policyNow(app), pricedTerms(terms, story.clientVerified), false).connects
    return {
      ...terms,
      postId: story.id,
      clientId: story.clientId,
      price: story.price,
      postedAt,
      imported: false,
      proposals: 0,
    }
  })
  await committed(app, tx => insertPosts(tx, rows))
}

/** A hand-written post as its client would send it. */
export const inputOf = ({ payment, client: _, daysAgo: __, ...text }: CategorisedPost): PostInput => ({
  ...text,
  ...(payment.type === 'fixed'
    ? { paymentType: 'fixed', budgetCents: payment.budgetUsd * 100 }
    : {
        paymentType: 'hourly',
        hourlyMinCents: payment.minUsd * 100,
        hourlyMaxCents: payment.maxUsd * 100,
        duration: payment.duration,
        workload: payment.workload,
      }),
})
