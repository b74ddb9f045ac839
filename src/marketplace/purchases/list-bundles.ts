import { findRoles } from '#database/agencies'
import { findMemberById } from '#database/members'
import { actForAgency } from '#economy/act-for-agency'
import type { Bundle } from '#economy/bundle-rules'
import { type Decision, decide, refuse } from '#economy/decision'
import { mayBuy, plansWords } from '#economy/may-buy'
import { planOf } from '#economy/plan-of'
import type { Plan } from '#economy/plan-rules'
import type { Policy } from '#economy/policy'
import type { App } from '../app.ts'
import { isId } from '../fields.ts'
import { policyFor } from '../policy/policy-for.ts'
import { findSettledWallet } from '../wallets/find-settled-wallet.ts'

/** A bundle as a freelancer is shown it: whether they may buy it, and the titles of the plans it is for, empty for all. */
export type BundleView = { connects: number; cents: number; currency: string; mayBuy: boolean; plans: string }
export type ListBundles = { by: string; actor?: string | undefined; memberId: string }

/** What is sold to a freelancer on their plan, and what only on another. One's own, or for operators anybody's. */
export async function listBundles(app: App, asked: ListBundles): Promise<Decision<BundleView[]>> {
  const buyer = await findBuyer(app, asked)
  if (!buyer.ok) return buyer
  const { plan, policy, refused } = buyer.value
  return decide(policy.bundles.map(bundle => viewOf(bundle, plan, policy, !refused)))
}

/** The plan a freelancer is on now, and the policy that holds for them; `refused` is why somebody may not buy for an agency. */
export async function findBuyer(
  app: App,
  { by, actor, memberId }: ListBundles,
): Promise<Decision<{ plan: Plan; policy: Policy; refused: Decision<never> | undefined }>> {
  if (by !== memberId && !(await findMemberById(app.db, by))?.isOperator) return refuse('not-an-operator')
  const member = isId(memberId) ? await findMemberById(app.db, memberId) : undefined
  if (!member?.isFreelancer) return refuse('not-found')
  const { wallet, now } = await findSettledWallet(app, memberId)
  const policy = policyFor(app, wallet)(now)
  const roles = actor ? await findRoles(app.db, [{ agencyId: memberId, memberId: actor }]) : undefined
  const allowed = roles && actForAgency(roles.get(`${memberId}/${actor}`), 'buy', policy)
  const refused = allowed && !allowed.ok ? allowed : undefined
  return decide({ plan: planOf(policy, wallet.membership.plan), policy, refused })
}

export const viewOf = (bundle: Bundle, plan: Plan, policy: Policy, mine = true): BundleView => ({
  connects: bundle.connects,
  cents: bundle.cents,
  currency: policy.currency,
  mayBuy: mine && mayBuy(bundle.connects, plan, policy).ok,
  plans: plansWords(bundle, policy.plans),
})
