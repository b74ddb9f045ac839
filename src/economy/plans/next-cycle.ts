import { instantAt } from '../instant-at.ts'
import type { Policy } from '../policy/policy.ts'
import type { Wallet } from '../wallets/wallet.ts'

/** The policy that holds for a wallet at an instant. */
export type PolicyAt = (at: Temporal.Instant) => Policy

/**
 * A cycle begins at 00:00 UTC on the day of the month on which the wallet was opened, and for days 29 to 31 as the policy says.
 *
 * The first begins with the wallet. Each is computed from the one that was settled last, so that nothing has to be
 * remembered, and none comes twice when a policy moves the day. Source: the member's own day, day 29 to 31 become the 1st (A); policies/*.yaml, `cycle`.
 */
export const nextCycle = (wallet: Cycling, policyAt: PolicyAt): Temporal.Instant =>
  instantAt(nextCycleMs(wallet, policyAt))

/** The same in epoch milliseconds, a tenth of the work: this is asked of every wallet of every batch. */
export function nextCycleMs({ openedAt, membership }: Cycling, policyAt: PolicyAt): number {
  if (membership.settledUntil === null) return openedAt.epochMilliseconds
  const after = membership.settledUntil.epochMilliseconds
  const opened = new Date(openedAt.epochMilliseconds)
  let month = Math.max(monthOf(opened) + 1, monthOf(new Date(after)) - 1)
  for (;;) {
    const at = beginningIn(month, opened.getUTCDate(), policyAt)
    if (at > after) return at
    month++
  }
}

/** When the cycle began that runs where a wallet is settled. */
export function runningCycle({ openedAt, membership }: Cycling, policyAt: PolicyAt): Temporal.Instant {
  const opened = new Date(openedAt.epochMilliseconds)
  const until = (membership.settledUntil ?? openedAt).epochMilliseconds
  for (let month = monthOf(new Date(until)); month > monthOf(opened); month--) {
    const at = beginningIn(month, opened.getUTCDate(), policyAt)
    if (at <= until) return instantAt(at)
  }
  return openedAt
}

export type Cycling = Pick<Wallet, 'openedAt' | 'membership'>

// Months are counted from 1970.
const monthOf = (date: Date): number => 12 * (date.getUTCFullYear() - 1970) + date.getUTCMonth()
const dayOf = (month: number, day: number): number => Date.UTC(1970, month, day)

function beginningIn(month: number, day: number, policyAt: PolicyAt): number {
  if (day <= 28) return dayOf(month, day)
  const last = new Date(dayOf(month + 1, 0)).getUTCDate()
  const clamped = dayOf(month, Math.min(day, last))
  const { lateDays } = policyAt(Temporal.Instant.fromEpochMilliseconds(clamped)).cycle
  return lateDays === 'last-of-month' ? clamped : dayOf(month + 1, 1)
}
