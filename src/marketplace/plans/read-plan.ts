import { findMemberById } from '#database/members/members'
import { type Decision, decide, refuse } from '#economy/decision'
import { heldBy } from '#economy/holds/hold'
import { planOf } from '#economy/plans/plan-of'
import type { Plan } from '#economy/plans/plan-rules'
import type { Policy } from '#economy/policy/policy'
import { regionOf } from '#economy/purchases/price-list'
import { available } from '#economy/wallets/wallet'
import type { App } from '../app.ts'
import { isId } from '../fields.ts'
import { policyFor } from '../policy/policy-for.ts'
import { findSettledWallet } from '../wallets/find-settled-wallet.ts'
import { foreseeCycle } from './foresee-cycle.ts'

/** A plan as its member sees it; `cents` of its currency a month, the others in Connects. */
export type PlanView = {
  id: string
  title: string
  cents: number
  currency: string
  monthly: number
  /** How long those live: as all lots do, or only until the next cycle begins. */
  monthlyLives: Plan['monthlyLives']
  carried: number | null
  /** Whether the monthly ones come only to who has bought some that were not charged back. */
  needsPurchase: boolean
  drip: { everyMinutes: number; limit: number } | null
}
/** Whose prices a member has: of their `country`, null where they named none, in this `region`, null where it has none of its own. */
export type PricesView = { country: string | null; region: string | null; differ: boolean }
/** `next`: what happens when the next cycle begins, if nothing is spent until then. */
export type MemberPlan = {
  memberId: string
  name: string
  plan: PlanView
  prices: PricesView
  next: { at: string; plan: PlanView; granted: number; forfeited: number }
  available: number
  held: number
}

/** What plan a freelancer is on, and what its next cycle brings and takes. One's own, or for operators anybody's. */
export async function readPlan(
  app: App,
  { by, memberId }: { by: string; memberId: string },
): Promise<Decision<MemberPlan>> {
  if (by !== memberId && !(await findMemberById(app.db, by))?.isOperator) return refuse('not-an-operator')
  const member = isId(memberId) ? await findMemberById(app.db, memberId) : undefined
  if (!member?.isFreelancer) return refuse('not-found')
  const { wallet, now } = await findSettledWallet(app, memberId)
  const { membership } = wallet
  const { at, ...next } = foreseeCycle(app, wallet)
  const policy = policyFor(app, wallet)
  return decide({
    memberId,
    name: member.name,
    plan: viewOf(policy(now), membership.plan),
    prices: pricesOf(policy(now), wallet.country),
    next: { at: at.toString(), plan: viewOf(policy(at), membership.nextPlan ?? membership.plan), ...next },
    available: available(wallet, now),
    held: wallet.holds.reduce((sum, hold) => sum + heldBy(hold), 0),
  })
}

const pricesOf = (policy: Policy, country: string | undefined): PricesView => ({
  country: country ?? null,
  region: regionOf(policy, country)?.title ?? null,
  differ: policy.regions.length > 0,
})

function viewOf(policy: Policy, planId: string | null): PlanView {
  const { id, title, cents, monthly, monthlyLives, carried, needsPurchase, drip } = planOf(policy, planId)
  return { id, title, cents, currency: policy.currency, monthly, monthlyLives, carried, needsPurchase, drip }
}
