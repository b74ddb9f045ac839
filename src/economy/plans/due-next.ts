import type { Wallet } from '../wallets/wallet.ts'
import { nextDrop } from './drip.ts'
import { nextCycle, type PolicyAt } from './next-cycle.ts'

/** When something happens next that its plan does by itself: never later than its next cycle, which is `cycleAt`. */
export function dueNext(wallet: Wallet, policyAt: PolicyAt): { dueAt: Temporal.Instant; cycleAt: Temporal.Instant } {
  const cycleAt = nextCycle(wallet, policyAt)
  return { cycleAt, dueAt: nextDrop(wallet, policyAt, { last: cycleAt }).at ?? cycleAt }
}
