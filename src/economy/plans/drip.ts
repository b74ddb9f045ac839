import { spendable, type Wallet } from '../wallets/wallet.ts'
import type { PlanGrant } from './begin-cycle.ts'
import type { PolicyAt } from './next-cycle.ts'
import { planOf } from './plan-of.ts'
import type { Plan } from './plan-rules.ts'

/**
 * A drip gives one Connect an interval while fewer than the plan's limit are left of those that dripped.
 *
 * The intervals are counted from the wallet's opening, so that each can be computed and none comes twice; what is held
 * still counts as left. Another interval begins with the next drop or cycle.
 * Source: Freelancer.com gives bids back one by one up to the plan's limit (A); policies/*.yaml, `plans[].drip`.
 */
export function nextDrop(wallet: Wallet, policyAt: PolicyAt, until: Until): NextDrop {
  const { plan, settledUntil } = wallet.membership
  let considered = settledUntil
  while (considered) {
    const every = planOf(policyAt(considered), plan).drip?.everyMinutes
    const at = every && afterOn(wallet.openedAt, considered, every * 60_000)
    if (!at || !within(at, until)) break
    considered = at
    const { drip } = planOf(policyAt(at), plan)
    if (drip && dripped(wallet, at) < drip.limit) return { at, considered }
  }
  return { at: undefined, considered }
}

/** `last` still counts, `before` does not. */
type Until = { last: Temporal.Instant; before?: Temporal.Instant | undefined }
/** Up to where every drop is considered, and that there is one at its end. */
type NextDrop = { at: Temporal.Instant | undefined; considered: Temporal.Instant | null }

const within = (at: Temporal.Instant, { last, before }: Until): boolean =>
  at.epochMilliseconds <= last.epochMilliseconds && (!before || at.epochMilliseconds < before.epochMilliseconds)

function afterOn(from: Temporal.Instant, after: Temporal.Instant, every: number): Temporal.Instant {
  const gone = after.epochMilliseconds - from.epochMilliseconds
  return from.add({ milliseconds: every * (Math.floor(gone / every) + 1) })
}

const dripped = ({ lots }: Wallet, at: Temporal.Instant): number =>
  lots.reduce((sum, lot) => (lot.source === 'drip' ? sum + spendable(lot, at) + lot.held : sum), 0)

/** When the interval that runs at an instant is over: something drips then, or would if less were left. */
export function nextInterval(
  { openedAt, membership }: Pick<Wallet, 'openedAt' | 'membership'>,
  policyAt: PolicyAt,
  now: Temporal.Instant,
): Temporal.Instant | undefined {
  const { drip } = planOf(policyAt(now), membership.plan)
  return drip ? afterOn(openedAt, now, drip.everyMinutes * 60_000) : undefined
}

/** What drips at an instant. */
export const dropAt = (at: Temporal.Instant): PlanGrant => ({ source: 'drip', reason: `drip:${at}`, connects: 1 })

/**
 * An upgrade drips the difference of the limits at once: new limit − old limit + what remains.
 *
 * `before` are all whose limits it has been raised to in this cycle. Source: Freelancer.com (A).
 */
export const dripDifference = (before: Plan[], to: Plan, named: string): PlanGrant => ({
  source: 'drip',
  reason: `drip-upgrade:${named}`,
  connects: Math.max(0, (to.drip?.limit ?? 0) - Math.max(...before.map(({ drip }) => drip?.limit ?? 0))),
})
