import { type Cycling, nextCycle, type PolicyAt } from '../plans/next-cycle.ts'
import type { BadgeRules } from './grant-rules.ts'

export type BadgeGrant = { connects: number; reason: string }

/**
 * A badge gives its Connects once when a member first receives it, and monthly with each of their cycles that begins while they hold it.
 *
 * The day is part of the reason, so a cycle gives once however often it is looked at, and cycles that nobody looked at in time
 * are still found.
 * The cycle is the member's own, that of their plan: see next-cycle.ts. Source: policies/*.yaml, `grants.badges`.
 */
export function badgeGrant(rule: BadgeRules, on: 'first' | Temporal.Instant): BadgeGrant | undefined {
  const connects = on === 'first' ? rule.once : rule.monthly
  const reason = on === 'first' ? `badge:${rule.badge}` : `badge:${rule.badge}:${dayOf(on)}`
  return connects > 0 ? { connects, reason } : undefined
}

/** The cycles that have begun by now from the one a badge waits for on, and the one it waits for next. */
export function badgeCycles(
  wallet: Cycling,
  { waitsFor, now, policyAt }: { waitsFor: Temporal.Instant; now: Temporal.Instant; policyAt: PolicyAt },
): { begun: Temporal.Instant[]; next: Temporal.Instant } {
  const after = (at: Temporal.Instant) =>
    nextCycle({ ...wallet, membership: { ...wallet.membership, settledUntil: at } }, policyAt)
  const begun: Temporal.Instant[] = []
  // A newer policy may begin the cycle it waits for up to three days earlier or later; the one before is 27 days away.
  let next = after(waitsFor.subtract({ hours: 24 * 4 }))
  for (; Temporal.Instant.compare(next, now) <= 0; next = after(next)) begun.push(next)
  return { begun, next }
}

/** The day on which a cycle begins, as 2026-05-17. */
export const dayOf = (cycle: Temporal.Instant): string => cycle.toString().slice(0, 10)
