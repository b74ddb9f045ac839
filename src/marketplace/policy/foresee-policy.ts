import { isOperator } from '#database/operators'
import { countPricedPosts, countWallets } from '#database/policy-announcements'
import { earliestChange } from '#economy/activate-policy'
import { type Decision, decide, refuse } from '#economy/decision'
import { policyWarnings } from '#economy/policy-warnings'
import { type PriceShift, priceShift } from '#economy/price-shift'
import { type Actor, type App, system } from '../app.ts'
import { pricedPost } from '../posts/price-post.ts'
import { comparePolicies, type SourcedDifference } from './compare-policies.ts'
import type { WrittenPolicy } from './open-policies.ts'

/**
 * What activating a policy would mean: the difference to the version it would follow, what it makes of the prices of open
 * posts, and how many wallets are there, of which `keeping` were opened before `keepBefore`.
 */
export type ForeseenPolicy = {
  follows: string
  differences: SourcedDifference[]
  warnings: string[]
  earliest: string
  prices: PriceShift
  wallets: number
  keeping: number
}

/** Looks ahead for an operator; nothing is written. */
export async function foreseePolicy(
  app: App,
  { by, written, keepBefore }: { by: Actor; written: WrittenPolicy; keepBefore?: Temporal.Instant | undefined },
): Promise<Decision<ForeseenPolicy>> {
  if (by !== system && !(await isOperator(app.db, by))) return refuse('not-an-operator')
  const versions = app.policies.versions()
  const last = versions.at(-1)!
  const kinds = await countPricedPosts(app.db)
  const { wallets, before } = await countWallets(app.db, keepBefore ?? app.clock())
  return decide({
    follows: last.id,
    differences: comparePolicies(last, written),
    warnings: policyWarnings(written.policy),
    earliest: earliestChange(versions, app.clock()).toString(),
    prices: priceShift(
      kinds.map(kind => ({ post: pricedPost(kind, false), posts: kind.posts })),
      last.policy,
      written.policy,
    ),
    wallets,
    keeping: keepBefore ? before : 0,
  })
}
