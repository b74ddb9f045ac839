import { isFrozenOn, whyFrozen } from '../agencies/freeze-pool.ts'
import { type Decision, decide, refuse } from '../decision.ts'
import type { Plan } from '../plans/plan-rules.ts'
import type { Policy } from '../policy/policy.ts'
import type { Bundle } from './bundle-rules.ts'

/**
 * A bundle may be for some plans only: whoever is on another may not buy it and is told which plans may.
 *
 * What a paid plan is worth must not be had without it. It is asked before anything is paid. What was paid for all the
 * same is given, or somebody's money would be kept for nothing (record-purchase.ts).
 * Source: Upwork sold Connects to Plus only until April 2019 (facts, section 1); policies/*.yaml, `bundles`.
 */
export function mayBuy(connects: number, plan: Plan, policy: Policy): Decision<Bundle> {
  const { bundles, plans } = policy
  const bundle = bundles.find(each => each.connects === connects)
  if (!bundle)
    return refuse('no-such-bundle', { asked: connects, bundles: bundles.map(each => each.connects).join(', ') })
  const frozen = whyFrozen(plan, policy)
  if (frozen) return frozen
  if (isFor(bundle, plan)) return decide(bundle)
  return refuse('bundle-not-for-plan', { asked: connects, plan: plan.title, plans: plansWords(bundle, plans) })
}

/** What somebody on this plan may buy. */
export const bundlesFor = (plan: Plan, policy: Pick<Policy, 'bundles' | 'agencies'>): Bundle[] =>
  isFrozenOn(plan, policy) ? [] : policy.bundles.filter(bundle => isFor(bundle, plan))

/** Whether a payment for so many is one for what this plan may buy; an amount that is no bundle's counts as the next smaller one. */
export function paidWithinRules(connects: number, plan: Plan, policy: Policy): boolean {
  const { bundles } = policy
  if (isFrozenOn(plan, policy)) return false
  const nearest = bundles.findLast(each => each.connects <= connects) ?? bundles[0]
  return nearest === undefined || isFor(nearest, plan)
}

/** "Plus", "Plus or Business": the plans a bundle is for; empty where it is for everybody. */
export const plansWords = ({ plans: ids }: Bundle, plans: Plan[]): string =>
  ids
    ? plans
        .filter(({ id }) => ids.includes(id))
        .map(({ title }) => title)
        .join(' or ')
    : ''

const isFor = ({ plans }: Bundle, { id }: Plan): boolean => plans?.includes(id) ?? true
