import { findRoles } from '#database/agencies/agencies'
import { findMemberById } from '#database/members/members'
import { findDiscounts } from '#database/purchases/discounts'
import { actForAgency } from '#economy/agencies/act-for-agency'
import { type Decision, decide, refuse } from '#economy/decision'
import { planOf } from '#economy/plans/plan-of'
import type { Plan } from '#economy/plans/plan-rules'
import type { Policy } from '#economy/policy/policy'
import type { Bundle } from '#economy/purchases/bundle-rules'
import { type Discount, discounted, discountWords, nextDiscount } from '#economy/purchases/discount'
import { isSoldTo, plansWords } from '#economy/purchases/may-buy'
import type { App } from '../app.ts'
import { isId } from '../fields.ts'
import { policyFor } from '../policy/policy-for.ts'
import { findSettledWallet } from '../wallets/find-settled-wallet.ts'

/** A bundle as a freelancer is shown it: whether they may buy it, and the titles of the plans it is for, empty for all. */
export type BundleView = {
  connects: number
  cents: number
  currency: string
  /** Why it costs that: the discount they have, and the price without it. */
  discount: DiscountView | null
  mayBuy: boolean
  plans: string
}
export type DiscountView = { code: string; percentOff: number; until: string; listCents: number; words: string }
/** Any amount besides the bundles, each Connect at `cents`, before any discount. */
export type AnyAmountView = {
  least: number
  most: number
  cents: number
  currency: string
  discount: Omit<DiscountView, 'listCents' | 'words'> | null
  mayBuy: boolean
  plans: string
}
/** `anyAmount` is null where only bundles are sold. */
export type SoldView = { items: BundleView[]; anyAmount: AnyAmountView | null }
export type ListBundles = { by: string; actor?: string | undefined; memberId: string }

/** What is sold to a freelancer on their plan, and what only on another. One's own, or for operators anybody's. */
export async function listBundles(app: App, asked: ListBundles): Promise<Decision<SoldView>> {
  const buyer = await findBuyer(app, asked)
  if (!buyer.ok) return buyer
  const items = buyer.value.policy.bundles.map(bundle => viewOf(bundle, buyer.value))
  return decide({ items, anyAmount: anyAmountView(buyer.value) })
}

/** The plan a freelancer is on now, the policy that holds for them, and the discount their next purchase has; `refused` is why somebody may not buy for an agency. */
export type Buyer = { plan: Plan; policy: Policy; discount: Discount | undefined; refused: Decision<never> | undefined }

export async function findBuyer(app: App, { by, actor, memberId }: ListBundles): Promise<Decision<Buyer>> {
  if (by !== memberId && !(await findMemberById(app.db, by))?.isOperator) return refuse('not-an-operator')
  const member = isId(memberId) ? await findMemberById(app.db, memberId) : undefined
  if (!member?.isFreelancer) return refuse('not-found')
  const { wallet, now } = await findSettledWallet(app, memberId)
  const policy = policyFor(app, wallet)(now)
  const claimed = (await findDiscounts(app.db, [memberId])).filter(({ lotId }) => lotId === null)
  const roles = actor ? await findRoles(app.db, [{ agencyId: memberId, memberId: actor }]) : undefined
  const allowed = roles && actForAgency(roles.get(`${memberId}/${actor}`), 'buy', policy)
  const refused = allowed && !allowed.ok ? allowed : undefined
  const discount = nextDiscount(claimed, now)
  return decide({ plan: planOf(policy, wallet.membership.plan), policy, discount, refused })
}

export const viewOf = (bundle: Bundle, { plan, policy, discount, refused }: Buyer): BundleView => ({
  connects: bundle.connects,
  cents: discount ? discounted(bundle.cents, discount) : bundle.cents,
  currency: policy.currency,
  discount: discount ? discountView(discount, bundle, policy.currency) : null,
  mayBuy: !refused && isSoldTo(bundle, { plan, policy }),
  plans: plansWords(bundle, policy.plans),
})

function anyAmountView({ plan, policy, discount, refused }: Buyer): AnyAmountView | null {
  const { anyAmount, connectCents, currency } = policy
  if (!anyAmount) return null
  return {
    ...{ least: anyAmount.least, most: anyAmount.most, cents: connectCents, currency },
    discount: discount ? claimedView(discount) : null,
    mayBuy: !refused && isSoldTo(anyAmount, { plan, policy }),
    plans: plansWords(anyAmount, policy.plans),
  }
}

const claimedView = ({ code, percentOff, until }: Discount) => ({ code, percentOff, until: until.toString() })

const discountView = (discount: Discount, { cents }: Bundle, currency: string): DiscountView => ({
  ...{ ...claimedView(discount), listCents: cents },
  words: discountWords(cents, { ...discount, currency }),
})
