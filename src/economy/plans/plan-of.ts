import type { Policy } from '../policy/policy.ts'
import type { Plan } from './plan-rules.ts'

/** The plan by this id; the first, which newcomers have, for null and for one that is no longer there. */
export const planOf = ({ plans }: Policy, id: string | null): Plan => plans.find(plan => plan.id === id) ?? plans[0]!
