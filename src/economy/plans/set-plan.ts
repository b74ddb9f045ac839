import { plansFor } from '../agencies/plans-for.ts'
import { type Decision, decide, refuse } from '../decision.ts'
import type { Policy } from '../policy/policy.ts'
import type { Wallet } from '../wallets/wallet.ts'
import { givePlanGrants, isHigher, monthlyOf, type PlanGrant, type Settled } from './begin-cycle.ts'
import { dripDifference } from './drip.ts'
import { nextCycle, type PolicyAt } from './next-cycle.ts'
import { planOf } from './plan-of.ts'
import type { Plan } from './plan-rules.ts'

/**
 * A plan changes at once or with the next cycle, as the policy says for a higher and a lower one; what a member has stays theirs.
 *
 * A higher plan at once may grant what it has more a month, once a cycle. Asking for the plan one has takes a change back
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
  /** Whether the wallet has a lot for this reason already. */
  wasGiven: (reason: string) => boolean
}

const kept = (wallet: Wallet, changes: Partial<Wallet['membership']>): Settled => ({
  wallet: { ...wallet, membership: { ...wallet.membership, ...changes } },
  happened: [],
})

function differences({ from, to }: Upgrade, wallet: Wallet, { policyAt, now, wasGiven }: AskedPlan): PlanGrant[] {
  const named = upgradeName(wallet, to.id, policyAt)
  const monthly = policyAt(now).planChange.upgradeGivesDifference
    ? [monthlyOf(to, `upgrade:${named}`, from.monthly)]
    : []
  return [...monthly, dripDifference(from, to, named)].filter(({ reason }) => !wasGiven(reason))
}

type Upgrade = { from: Plan; to: Plan }

const upgradeName = (wallet: Wallet, planId: string, policyAt: PolicyAt): string =>
  `${nextCycle(wallet, policyAt).toString().slice(0, 10)}:${planId}`

/** For which reasons an upgrade to a plan may grant: what a wallet was given for one of these, it is not given again. */
export const upgradeReasons = (wallet: Wallet, { plans }: Policy, policyAt: PolicyAt): string[] =>
  plans.flatMap(({ id }) => ['upgrade', 'drip-upgrade'].map(what => `${what}:${upgradeName(wallet, id, policyAt)}`))
