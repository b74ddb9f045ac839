import { plansFor } from '../agencies/plans-for.ts'
import { type Decision, decide, refuse } from '../decision.ts'
import type { Policy } from '../policy/policy.ts'
import type { Wallet } from '../wallets/wallet.ts'
import { givePlanGrants, isHigher, monthlyOf, monthlyReason, type PlanGrant, type Settled } from './begin-cycle.ts'
import { dripDifference } from './drip.ts'
import { nextCycle, type PolicyAt, runningCycle } from './next-cycle.ts'
import { planOf } from './plan-of.ts'
import type { Plan } from './plan-rules.ts'

/**
 * A plan changes at once or with the next cycle, as the policy says for a higher and a lower one; what a member has stays theirs.
 *
 * A higher plan at once may grant what it has more a month, once a cycle: only what exceeds the
 * monthly Connects it has had in the cycle by itself or by other changes. Asking for the plan one has takes a change back
 * that has not begun. Source: an upgrade keeps all (C), a downgrade waits for the end of the cycle (B); policies/*.yaml, `planChange`.
 */
export function setPlan(wallet: Wallet, asked: AskedPlan): Decision<Settled> {
  const { planId, policyAt, now } = asked
  const policy = policyAt(now)
  const { membership } = wallet
  const from = planOf(policy, membership.plan)
  const plans = plansFor(wallet, policy)
  const to = plans.find(({ id }) => id === planId)
  if (!to) return refuse('no-such-plan', { plan: planId, plans: plans.map(({ id }) => id).join(', ') })
  if (planId === (membership.nextPlan ?? from.id)) return refuse('already-on-plan', { plan: to.title })
  if (to === from) return decide(kept(wallet, { nextPlan: null }))
  const { upgrade, downgrade } = policy.planChange
  const when = isHigher(policy, to, from) ? upgrade : downgrade
  if (when === 'next-cycle') return decide(kept(wallet, { nextPlan: planId }))
  // From now on, or a drop of the new plan would be dated before the change.
  const changed = kept(wallet, { plan: planId, nextPlan: null, settledUntil: now })
  const grants = isHigher(policy, to, from) ? differences({ from, to }, changed.wallet, asked) : []
  return decide(givePlanGrants(changed, grants, { ...asked, at: now }))
}

export type AskedPlan = {
  planId: string
  policyAt: PolicyAt
  now: Temporal.Instant
  newId: () => string
  /** How many Connects the wallet was given for this reason, if any: of one of `upgradeReasons`. */
  given: (reason: string) => number | undefined
}

const kept = (wallet: Wallet, changes: Partial<Wallet['membership']>): Settled => ({
  wallet: { ...wallet, membership: { ...wallet.membership, ...changes } },
  happened: [],
})

function differences({ from, to }: Upgrade, wallet: Wallet, { policyAt, now, given }: AskedPlan): PlanGrant[] {
  const { plans, planChange } = policyAt(now)
  const named = (id: string) => upgradeName(wallet, id, policyAt)
  const reached = (what: string) => [from, ...plans.filter(({ id }) => given(`${what}:${named(id)}`) !== undefined)]
  const had = [
    given(monthlyReason(runningCycle(wallet, policyAt))) ?? 0,
    ...reached('upgrade').map(({ monthly }) => monthly),
  ]
  const monthly = planChange.upgradeGivesDifference ? [monthlyOf(to, `upgrade:${named(to.id)}`, Math.max(...had))] : []
  return [...monthly, dripDifference(reached('drip-upgrade'), to, named(to.id))].filter(
    ({ reason }) => given(reason) === undefined,
  )
}

type Upgrade = { from: Plan; to: Plan }

const upgradeName = (wallet: Wallet, planId: string, policyAt: PolicyAt): string =>
  `${nextCycle(wallet, policyAt).toString().slice(0, 10)}:${planId}`

/** For which reasons a wallet may have been given in this cycle what an upgrade would give again. */
export const upgradeReasons = (wallet: Wallet, { plans }: Policy, policyAt: PolicyAt): string[] => [
  monthlyReason(runningCycle(wallet, policyAt)),
  ...plans.flatMap(({ id }) => ['upgrade', 'drip-upgrade'].map(what => `${what}:${upgradeName(wallet, id, policyAt)}`)),
]
