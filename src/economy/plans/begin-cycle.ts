import type { HoldMoved } from '../holds/release-hold.ts'
import type { Policy } from '../policy/policy.ts'
import { settleOwed } from '../purchases/settle-owed.ts'
import { applyMovement } from '../wallets/apply-movement.ts'
import { type Grant, grantConnects } from '../wallets/grant-connects.ts'
import type { Wallet } from '../wallets/wallet.ts'
import { dripDifference } from './drip.ts'
import { forfeitSurplus } from './forfeit-surplus.ts'
import { nextCycle, type PolicyAt } from './next-cycle.ts'
import { planOf } from './plan-of.ts'
import type { Plan } from './plan-rules.ts'

/** Something that happens by itself: when, the rules, and ids for what it makes. */
export type Happening = { at: Temporal.Instant; policyAt: PolicyAt; newId: () => string }
/** A wallet as it is by then, and the movements that made it so. */
export type Settled = { wallet: Wallet; happened: HoldMoved[] }
/** A wallet after something that has happened by itself; where it owes something, what arrived settles it next. */
export function after({ wallet, happened }: Settled, one: HoldMoved, by: Omit<Happening, 'at'>): Settled {
  const settled = { wallet: applyMovement(wallet, one.movement, one.opened), happened: [...happened, one] }
  if (settled.wallet.owed === 0) return settled
  const policy = by.policyAt(one.movement.at)
  const settling = settleOwed(settled.wallet, one.movement, { policy, movementId: by.newId() })
  return settling ? after(settled, { movement: settling, opened: [] }, by) : settled
}

/** A grant that a plan gives. */
export type PlanGrant = Pick<Grant, 'source' | 'reason' | 'connects' | 'note' | 'lapsesAt'>

/**
 * When a cycle begins, the surplus of the one before is forfeited, a plan that was asked for begins, and its monthly Connects come, once a cycle.
 *
 * In this order, so that nobody loses today what came today. The grant is named after the cycle's day, and the wallet
 * keeps up to when its cycles have happened: whoever comes late or twice finds it done.
 * Source: what was carried is capped, then the new grant is added (B); policies/*.yaml, `plans` and `cycle`.
 */
export function beginCycle(before: Wallet, { at, policyAt, newId }: Happening): Settled {
  const policy = policyAt(at)
  const { membership } = before
  const begun = membership.nextPlan ?? membership.plan
  const [ended, plan] = [planOf(policy, membership.plan), planOf(policy, begun)]
  const wallet = { ...before, membership: { ...membership, plan: begun, nextPlan: null, settledUntil: at } }
  const isFirst = membership.settledUntil === null
  if (isFirst && policy.cycle.firstGrant === 'next-cycle') return { wallet, happened: [] }
  const surplus = isFirst ? undefined : forfeitSurplus(wallet, { carried: ended.carried, at, movementId: newId() })
  const carried: Settled = {
    wallet: surplus ? applyMovement(wallet, surplus) : wallet,
    happened: surplus ? [{ movement: surplus, opened: [] }] : [],
  }
  const day = dayOf(at)
  const grants = [monthlyOf(plan, monthlyReason(at))]
  if (isHigher(policy, plan, ended)) grants.push(dripDifference([ended], plan, day))
  return givePlanGrants(carried, grants, { at, policyAt, newId })
}

const dayOf = (at: Temporal.Instant): string => new Date(at.epochMilliseconds).toISOString().slice(0, 10)

/** For what a cycle that began then brings its monthly Connects. */
export const monthlyReason = (at: Temporal.Instant): string => `monthly:${dayOf(at)}`

/** What a plan grants in a cycle, for a reason. */
export const monthlyOf = ({ monthly, title }: Plan, reason: string, less = 0): PlanGrant => ({
  source: 'monthly',
  reason,
  connects: Math.max(0, monthly - less),
  note: title,
})

export const isHigher = ({ plans }: Policy, one: Plan, other: Plan): boolean =>
  plans.indexOf(one) > plans.indexOf(other)

/**
 * Where a plan needs a purchase, its monthly Connects come only to who has bought some that were not charged back.
 *
 * What a free plan gives without end is a reason to open accounts; who has paid once is somebody. The months before the
 * purchase are not made up for. Source: may need a purchase first (2024, A); policies/*.yaml, `plans[].needsPurchase`.
 */
export const givesMonthly = ({ needsPurchase }: Plan, { membership }: Pick<Wallet, 'membership'>): boolean =>
  !needsPurchase || membership.hasBought

/**
 * Monthly Connects live as long as all lots do, or where the plan says so only until the next cycle begins.
 *
 * They lapse at the instant at which the next ones come: nobody is without, and nothing is carried. Answers when, where
 * that is not as all lots do. Source: PeoplePerHour carries none over (A), Upwork's last a year (A); policies/*.yaml, `plans[].monthlyLives`.
 */
export const monthlyLapse = (
  { monthlyLives }: Plan,
  wallet: Wallet,
  policyAt: PolicyAt,
): Temporal.Instant | undefined => (monthlyLives === 'until-cycle-end' ? nextCycle(wallet, policyAt) : undefined)

/** Gives what a wallet's plan grants, as far as that is anything. */
export function givePlanGrants(before: Settled, grants: PlanGrant[], { at, policyAt, newId }: Happening): Settled {
  const policy = policyAt(at)
  const plan = planOf(policy, before.wallet.membership.plan)
  return grants.reduce((given, grant) => {
    const { wallet } = given
    const isMonthly = grant.source === 'monthly'
    if (grant.connects === 0 || (isMonthly && !givesMonthly(plan, wallet))) return given
    const lapsesAt = isMonthly ? monthlyLapse(plan, wallet, policyAt) : undefined
    const named = { ...grant, walletId: wallet.id, lotId: newId(), movementId: newId(), ...(lapsesAt && { lapsesAt }) }
    const { lot, movement } = grantConnects(named, policy, at)
    return after(given, { movement, opened: [lot] }, { policyAt, newId })
  }, before)
}
