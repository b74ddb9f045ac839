import { isFrozenOn, whyFrozen } from '../agencies/freeze-pool.ts'
import { type Decision, decide, refuse } from '../decision.ts'
import type { Plan } from '../plans/plan-rules.ts'
import type { Policy } from '../policy/policy.ts'
import { amountWords, offersOf } from './any-amount.ts'
import type { AnyAmount, Bundle } from './bundle-rules.ts'

/**
 * A bundle may be for some plans only: whoever is on another may not buy it and is told which plans may.
 *
 * What a paid plan is worth must not be had without it. It is asked before anything is paid. What was paid for all the
 * same is given, or somebody's money would be kept for nothing (record-purchase.ts).
 * Source: Upwork sold Connects to Plus only until April 2019 (C); policies/*.yaml, `bundles`.
 */
export function mayBuy(connects: number, plan: Plan, policy: Policy): Decision<Bundle> {
  const { bundles, anyAmount, plans } = policy
  const offers = offersOf(connects, policy)
  if (offers.length === 0) {
    const sold = { bundles: bundles.map(each => each.connects).join(', '), any: amountWords(anyAmount) }
    return refuse('no-such-bundle', { asked: connects, ...sold })
  }
  const frozen = whyFrozen(plan, policy)
  if (frozen) return frozen
  const mine = offers.find(offer => isFor(offer, plan))
  if (mine) return decide(mine)
  const others = plansWords({ plans: offers.flatMap(offer => offer.plans ?? []) }, plans)
  return refuse('bundle-not-for-plan', { asked: connects, plan: plan.title, plans: others })
}

/** What somebody on this plan may buy. */
export const bundlesFor = (plan: Plan, policy: Pick<Policy, 'bundles' | 'agencies'>): Bundle[] =>
  policy.bundles.filter(bundle => isSoldTo(bundle, { plan, policy }))

/** Whether somebody on this plan may buy what is sold so. */
export const isSoldTo = (
  sold: Pick<Bundle, 'plans'>,
  { plan, policy }: { plan: Plan; policy: Pick<Policy, 'agencies'> },
): boolean => !isFrozenOn(plan, policy) && isFor(sold, plan)

/** Any amount, as far as somebody on this plan may buy it. */
export const anyAmountFor = (plan: Plan, policy: Pick<Policy, 'anyAmount' | 'agencies'>): AnyAmount | null =>
  policy.anyAmount && isSoldTo(policy.anyAmount, { plan, policy }) ? policy.anyAmount : null

/** Whether a payment for so many is one for what this plan may buy; an amount that is not sold counts as the next smaller one. */
export function paidWithinRules(connects: number, plan: Plan, policy: Policy): boolean {
  const { bundles, anyAmount } = policy
  if (isFrozenOn(plan, policy)) return false
  if (mayBuy(connects, plan, policy).ok) return true
  const nearest = bundles.findLast(each => each.connects <= connects) ?? bundles[0] ?? anyAmount
  return nearest === null || isFor(nearest, plan)
}

/** "Plus", "Plus or Business": the plans a bundle is for; empty where it is for everybody. */
export const plansWords = ({ plans: ids }: Pick<Bundle, 'plans'>, plans: Plan[]): string =>
  ids
    ? plans
        .filter(({ id }) => ids.includes(id))
        .map(({ title }) => title)
        .join(' or ')
    : ''

const isFor = ({ plans }: Pick<Bundle, 'plans'>, { id }: Plan): boolean => plans?.includes(id) ?? true
