import { type Decision, decide, refuse } from '../decision.ts'
import type { Policy } from '../policy/policy.ts'
import type { Budget, Limits } from './own-limits.ts'

/**
 * A budget is set by the month or by the week, as the policy says; one that was set under other rules holds until its owner takes it away.
 *
 * A change of the rules must neither widen nor drop what somebody promised themselves: 60 a month is not 60 a week.
 * Source: Thumbtack's budget is weekly (A); policies/*.yaml, `ownLimits.budgetPer`.
 */
export function setOwnLimits(asked: Limits, before: Limits | undefined, policy: Policy): Decision<Limits> {
  const other = budgetOf(policy) === 'monthly' ? 'weekly' : 'monthly'
  if (asked[other] !== null && asked[other] !== before?.[other])
    return refuse('budget-not-by', { per: policy.ownLimits.budgetPer, asked: windows[other] })
  return decide(asked)
}

/** The budget that can be set now. */
export const budgetOf = ({ ownLimits }: Policy): Budget => (ownLimits.budgetPer === 'month' ? 'monthly' : 'weekly')

/** What a budget is called by, as in "a month". */
export const windows: Record<Budget, 'month' | 'week'> = { monthly: 'month', weekly: 'week' }
