import { type Decision, decide, refuse } from '../decision.ts'
import type { BadgeRules } from '../grants/grant-rules.ts'
import type { Plan } from '../plans/plan-rules.ts'
import type { Policy } from '../policy/policy.ts'
import { isSamePerson, needsApproval, type Person } from './adjust-connects.ts'

/** What an operator does besides adjustments that brings Connects into a wallet. */
export type BringingAct =
  | { kind: 'purchase'; reference: string; cents: number; currency?: string; discount?: string }
  | { kind: 'badge'; badge: string }
  | { kind: 'plan'; plan: string }

/**
 * A purchase, a badge and a plan count like an adjustment: nobody gives them to themselves, and above the limit they wait for a second person.
 *
 * The Connects are as real by whichever way they come. Source: ours, `corrections.approvalAbove`; a payment provider that
 * reports a purchase itself is no operator.
 */
export function bringAbout(
  brought: { connects: number; recent: number },
  people: Record<'asker' | 'owner', Person>,
  policy: Policy,
): Decision<'at-once' | 'waits'> {
  if (isSamePerson(people.asker, people.owner)) return refuse('for-yourself')
  return decide(brought.connects > 0 && needsApproval(brought, people, policy) ? 'waits' : 'at-once')
}

/** What a badge counts as: the more of what it gives at first and each month. */
export const broughtByBadge = ({ once, monthly }: BadgeRules): number => Math.max(once, monthly)

/**
 * What a plan counts as: what it gives more a month than the one before, whenever it begins. Whoever stays on the `current`
 * one takes back a change that has not begun, and that brings nothing.
 */
export function broughtByPlan({ current, next }: { current: Plan; next: Plan | null }, to: Plan): number {
  if (to === current) return 0
  const from = next ?? current
  return Math.max(0, to.monthly - from.monthly) + Math.max(0, (to.drip?.limit ?? 0) - (from.drip?.limit ?? 0))
}
