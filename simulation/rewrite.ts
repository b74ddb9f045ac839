import type { Policy } from '#economy/policy/policy'
import type { Random } from './random.ts'

type How = Policy['returns']['ended']['proposal']

/** What a next version of the policy does otherwise than the first. */
export type Rewrite = {
  bands: [number, number, number]
  life: string
  burnOrder: 'receipt' | 'soonest-expiry'
  withdrawn: How
  declined: How
  closed: How
  approvalAbove: number
  interview: number
  noticeDays: number
  budgetPer?: Policy['ownLimits']['budgetPer']
  /** What the first plan gives a month and carries, and the second. */
  plans: { monthly: number; carried: number | null }[] | null
}

export const drawRewrite = (random: Random, hasPlans: boolean, hasWeeks: boolean): Rewrite => ({
  bands: random.pick([
    [2, 4, 6],
    [1, 2, 4],
    [4, 6, 6],
  ]),
  life: random.pick(['P1Y', 'P40D', 'P12D']),
  burnOrder: random.pick(['receipt', 'soonest-expiry'] as const),
  withdrawn: random.pick(['none', 'all'] as const),
  declined: random.pick(['none', 'all'] as const),
  closed: random.pick(['none', 'all', 'if-never-opened'] as const),
  approvalAbove: random.pick([0, 3, 6]),
  interview: random.pick([1, 3]),
  noticeDays: random.pick([0, 1, 3]),
  plans: hasPlans
    ? [
        { monthly: random.pick([1, 2, 3]), carried: random.pick([1, 2, null]) },
        { monthly: random.pick([4, 5, 6]), carried: random.pick([2, 4]) },
      ]
    : null,
  ...(hasWeeks && { budgetPer: random.pick(['month', 'week'] as const) }),
})

/** A policy as a next version has it. */
export function rewritten(policy: Policy, rewrite: Rewrite): Policy {
  const { bands, life, burnOrder, withdrawn, declined, closed, plans, budgetPer } = rewrite
  const { price, returns, corrections, grants } = policy
  return {
    ...policy,
    lots: { life: plans && life === 'P12D' ? 'P40D' : life, burnOrder },
    price: { ...price, fixed: price.fixed.map((band, i) => ({ ...band, connects: bands[i]! })) },
    returns: {
      ...returns,
      withdrawn: { ...returns.withdrawn, proposal: withdrawn },
      declined: { ...returns.declined, proposal: declined },
      closedWithoutHire: { ...returns.closedWithoutHire, proposal: closed },
    },
    corrections: { ...corrections, approvalAbove: rewrite.approvalAbove },
    grants: {
      ...grants,
      interview: grants.interview && {
        ...grants.interview,
        connects: rewrite.interview,
        paidWhen: rewrite.interview === 1 ? 'when-kept' : 'at-once',
      },
    },
    plans: plans ? policy.plans.map((plan, i) => ({ ...plan, ...plans[i] })) : policy.plans,
    ...(budgetPer && { ownLimits: { budgetPer } }),
    changes: { ...policy.changes, noticeDays: rewrite.noticeDays },
  }
}
