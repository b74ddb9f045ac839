import type { PostFacts } from '#database/posts'
import type { Duration, Workload } from '#economy/hourly-terms'
import type { Policy } from '#economy/policy'
import { type Price, type PricedPost, priceOf } from '#economy/price-of'

/** What a proposal to this post costs under a policy, and why. */
export const pricePost = (policy: Policy, post: PricedFacts, invited: boolean): Price =>
  priceOf(pricedPost(post, invited), policy)

/** What of a post decides its price. */
export const pricedPost = (post: PricedFacts, invited: boolean): PricedPost => ({
  payment:
    post.payment_type === 'fixed'
      ? { type: 'fixed', budgetCents: post.budget_cents! }
      : { type: 'hourly', duration: post.duration as Duration | null, workload: post.workload as Workload | null },
  clientVerified: post.client_verified,
  invited,
})

export type PricedFacts = Pick<PostFacts, 'payment_type' | 'budget_cents' | 'duration' | 'workload' | 'client_verified'>
