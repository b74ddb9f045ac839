import type { PostFacts } from '#database/posts'
import type { Duration, Workload } from '#economy/hourly-terms'
import { type Price, priceOf } from '#economy/price-of'
import type { App } from '../app.ts'

/** What a proposal to this post costs now, and why. */
export const pricePost = (app: App, post: PricedFacts, invited: boolean): Price =>
  priceOf(
    {
      payment:
        post.payment_type === 'fixed'
          ? { type: 'fixed', budgetCents: post.budget_cents! }
          : { type: 'hourly', duration: post.duration as Duration | null, workload: post.workload as Workload | null },
      clientVerified: post.client_verified,
      invited,
    },
    app.policy,
  )

export type PricedFacts = Pick<PostFacts, 'payment_type' | 'budget_cents' | 'duration' | 'workload' | 'client_verified'>
