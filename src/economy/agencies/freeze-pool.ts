import { type Decision, refuse } from '../decision.ts'
import { planOf } from '../plans/plan-of.ts'
import type { Plan } from '../plans/plan-rules.ts'
import type { Policy } from '../policy/policy.ts'
import type { Wallet } from '../wallets/wallet.ts'

/**
 * While its plan freezes it, nothing of a pool is spent, set aside or bought, and nothing of it is lost; on another plan it is there again.
 *
 * What has no price can still be sent. What was set aside before stands, because others have bid against it, and what
 * comes back comes back into it. A lot still lapses at its last instant: a freeze is no way to make Connects live longer.
 * Nothing is forfeited, since a plan that freezes carries all (agency-rules.ts). An operator may still take from it, to
 * put something right. Source: frozen on downgrade (A); that lots lapse is ours; policies/*.yaml, `agencies.frozenOn`.
 */
export const whyFrozen = (plan: Plan, policy: Policy): Decision<never> | undefined =>
  isFrozenOn(plan, policy) ? refuse('pool-frozen', { plan: plan.title, plans: thawing(policy) }) : undefined

/** The same of a wallet, on the plan it is on now. */
export const whyFrozenNow = ({ membership }: Pick<Wallet, 'membership'>, policy: Policy): Decision<never> | undefined =>
  whyFrozen(planOf(policy, membership.plan), policy)

export const isFrozenOn = ({ id }: Pick<Plan, 'id'>, { agencies }: Pick<Policy, 'agencies'>): boolean =>
  agencies?.frozenOn.includes(id) ?? false

const thawing = ({ plans, agencies }: Policy): string =>
  plans
    .filter(plan => agencies?.plans.includes(plan.id) && !agencies.frozenOn.includes(plan.id))
    .map(({ title }) => title)
    .join(' or ')
