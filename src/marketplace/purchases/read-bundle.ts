import { type Decision, decide } from '#economy/decision'
import { mayBuy } from '#economy/purchases/may-buy'
import type { App } from '../app.ts'
import { type BundleView, findBuyer, type ListBundles, viewOf } from './list-bundles.ts'

/** One bundle, or any amount that is sold, for somebody who is about to pay for it, or why they may not buy it. One's own, or for operators anybody's. */
export async function readBundle(
  app: App,
  { connects, ...asked }: ListBundles & { connects: number },
): Promise<Decision<BundleView>> {
  const buyer = await findBuyer(app, asked)
  if (!buyer.ok) return buyer
  const { plan, policy, refused } = buyer.value
  if (refused) return refused
  const bundle = mayBuy(connects, plan, policy)
  return bundle.ok ? decide(viewOf(bundle.value, buyer.value)) : bundle
}
