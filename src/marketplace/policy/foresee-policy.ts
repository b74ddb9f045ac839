import { isOperator } from '#database/operators/operators'
import { countAboveCaps, countPricedPosts, countWallets } from '#database/policy/policy-announcements'
import { type Decision, decide, refuse } from '#economy/decision'
import { planOf } from '#economy/plans/plan-of'
import { earliestChange } from '#economy/policy/activate-policy'
import type { Policy } from '#economy/policy/policy'
import { promisesAhead, promiseWords } from '#economy/policy/policy-versions'
import { policyWarnings } from '#economy/policy/policy-warnings'
import { type PriceShift, priceShift } from '#economy/policy/price-shift'
import type { PricedPost } from '#economy/prices/price-of'
import { type Actor, type App, system } from '../app.ts'
import { pricedPost } from '../prices/price-post.ts'
import { withHireRates } from '../prices/with-hire-rates.ts'
import { comparePolicies, type SourcedDifference } from './compare-policies.ts'
import type { WrittenPolicy } from './open-policies.ts'

/**
 * What activating a policy would mean: the difference to the version it would follow, what it makes of the prices of open
 * posts, how many wallets are above the
 * caps it lowers, and how many there are, of which `keeping` were opened before `keepBefore`; and who was promised to keep
 * another version for longer than it would take to come.
 */
export type ForeseenPolicy = {
  follows: string
  differences: SourcedDifference[]
  warnings: string[]
  earliest: string
  prices: PriceShift
  caps: { wallets: number; above: number } | null
  wallets: number
  keeping: number
  promised: string[]
}

/** Looks ahead for an operator; nothing is written. */
export async function foreseePolicy(
  app: App,
  { by, written, keepBefore }: { by: Actor; written: WrittenPolicy; keepBefore?: Temporal.Instant | undefined },
): Promise<Decision<ForeseenPolicy>> {
  if (by !== system && !(await isOperator(app.db, by))) return refuse('not-an-operator')
  const versions = app.policies.versions()
  const last = versions.at(-1)!
  const earliest = earliestChange(versions, app.clock())
  const kinds = await pricedKinds(app, [last.policy, written.policy])
  const { wallets, before } = await countWallets(app.db, keepBefore ?? app.clock())
  return decide({
    follows: last.id,
    differences: comparePolicies(last, written),
    warnings: policyWarnings(written.policy),
    earliest: earliest.toString(),
    prices: priceShift(kinds, last.policy, written.policy),
    caps: await aboveLoweredCaps(app, last.policy, written.policy),
    wallets,
    keeping: keepBefore ? before : 0,
    promised: promisesAhead(versions, earliest).map(promiseWords),
  })
}

/** Open posts by kind, with what moves their prices where one of the two policies lets them move. */
async function pricedKinds(app: App, policies: Policy[]): Promise<{ post: PricedPost; posts: number }[]> {
  const moving = policies.some(({ price }) => price.dynamic !== null || price.firstFree > 0)
  const kinds = await countPricedPosts(app.db, { moving })
  const known = moving ? await withHireRates(app, app.db, kinds, policies) : kinds
  return known.map(kind => ({ post: pricedPost(kind, false), posts: kind.posts }))
}

/** Who has more now than a plan with a lower cap would carry; null where no cap is lower. */
async function aboveLoweredCaps(app: App, before: Policy, after: Policy): Promise<ForeseenPolicy['caps']> {
  const lowered = after.plans.flatMap(({ id, carried }, i) => {
    const was = planOf(before, id).carried
    return carried !== null && (was === null || carried < was) ? [{ plan: id, isFirst: i === 0, carried }] : []
  })
  return lowered.length > 0 ? countAboveCaps(app.db, lowered, app.clock()) : null
}
