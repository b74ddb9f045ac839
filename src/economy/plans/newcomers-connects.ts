import type { Policy } from '../policy/policy.ts'

/** What a freelancer has on the first day without doing anything for it: the sign-up grant, and a first month that comes at once. */
export const newcomersConnects = ({ grants, plans, cycle }: Policy): number =>
  grants.signUp.connects + (cycle.firstGrant === 'at-once' && !plans[0]!.needsPurchase ? plans[0]!.monthly : 0)
