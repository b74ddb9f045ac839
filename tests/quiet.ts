import type { Policy } from '#economy/policy'

/** A policy under which nothing comes by itself month after month, for whatever is not about that. */
export const quiet = (policy: Policy): Policy => ({
  ...policy,
  plans: policy.plans.map(plan => ({ ...plan, monthly: 0, carried: null, drip: null })),
})
