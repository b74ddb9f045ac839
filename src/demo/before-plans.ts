import type { Policy } from '#economy/policy/policy'
import { type Policies, policiesOf } from '#marketplace/policy/policies'

/** A policy from before there were plans: nothing comes or is forfeited month after month. */
export const beforePlans = (policy: Policy): Policy => ({
  ...policy,
  plans: policy.plans.map(plan => ({ ...plan, monthly: 0, carried: null, drip: null })),
})

/** The demo's story is older than its plans: they begin with everybody's next month after the day it is told. */
export const policiesBeforePlans = (policies: Policies): Policies =>
  policiesOf(policies.versions().map(version => ({ ...version, policy: beforePlans(version.policy) })))
