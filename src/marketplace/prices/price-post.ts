import type { PostFacts } from '#database/posts/posts'
import type { Policy } from '#economy/policy/policy'
import type { Duration, Workload } from '#economy/posts/hourly-terms'
import { type Price, type PricedPost, priceOf } from '#economy/prices/price-of'

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
  category: post.category ?? null,
  level: post.level ?? null,
  proposals: post.proposals ?? 0,
  history:
    post.client_spent_cents === undefined
      ? null
      : { spentCents: post.client_spent_cents, hireRate: post.hire_rate ?? null },
})

/** `hire_rate` is loaded only where a policy asks for it (see with-hire-rates.ts); a new post has no proposals. */
export type PricedFacts = Pick<
  PostFacts,
  'payment_type' | 'budget_cents' | 'duration' | 'workload' | 'client_verified'
> &
  Partial<Pick<PostFacts, 'category' | 'level' | 'proposals' | 'client_spent_cents'>> & { hire_rate?: number | null }
