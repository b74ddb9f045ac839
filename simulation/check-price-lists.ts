import { isDeepStrictEqual } from 'node:util'
import type { PGlite } from '@electric-sql/pglite'
import type { App } from '#marketplace/app'
import { readPlan } from '#marketplace/plans/read-plan'
import { listBundles } from '#marketplace/purchases/list-bundles'
import { reduced } from './oracle/discounts.ts'
import type { Oracle } from './oracle/oracle.ts'
import { rowsOf } from './rows-of.ts'

type Looking = { app: App; pglite: PGlite; oracle: Oracle; freelancers: string[] }

/** What everybody is shown to pay and for what, what was paid, and which discounts are used up by which purchase. */
export async function checkPriceLists({ app, pglite, oracle, freelancers }: Looking, now: number): Promise<string[]> {
  const found: string[] = []
  const compare = (law: string, what: string, [is, was]: [unknown, unknown]) => {
    if (!isDeepStrictEqual(is, was))
      found.push(`${law}: ${what} ${JSON.stringify(is)}, should be ${JSON.stringify(was)}`)
  }
  for (const id of freelancers) {
    const { currency, region, planCents } = oracle.regions.list(id, now)
    const plan = oracle.plans.planOf(id)
    const bundles = await listBundles(app, { by: id, memberId: id })
    const shown =
      bundles.ok && bundles.value.items.map(({ plans: _, discount, ...bundle }) => ({ ...bundle, off: discount?.code }))
    compare('regions', `${id} is shown`, [shown, bundlesOf(oracle, id, now)])
    const { least, most, cents } = (bundles.ok && bundles.value.anyAmount) || {}
    compare('regions', `${id} is sold by the Connect`, [
      least ? { least, most, cents } : null,
      oracle.regions.list(id, now).single,
    ])
    const read = await readPlan(app, { by: id, memberId: id })
    const prices = read.ok && { ...read.value.prices, cents: read.value.plan.cents, currency: read.value.plan.currency }
    const country = oracle.regions.countryOf(id)
    const differ = oracle.versions.at(now).regions.length > 0
    compare('regions', `the plan of ${id} costs`, [
      prices,
      { country, region, differ, cents: planCents(plan), currency },
    ])
  }
  const claims = await rowsOf<{ is: string }>(
    pglite,
    `select concat_ws(' ', campaign_id, member_id, (extract(epoch from until) * 1000)::bigint, coalesce(substr(reason, 10), 'open')) as is
     from campaign_claims as claim left join lots on lots.wallet_id = member_id and lots.lot_id = claim.lot_id`,
  )
  compare('discounts', 'claimed and used are', [claims.map(({ is }) => is).sort(), oracle.discounts.claims.sort()])
  const bought = await rowsOf<{ is: string }>(
    pglite,
    `select concat_ws(' ', wallet_id || '/' || substr(reason, 10), granted, price_cents, currency) as is from lots
     where reason like 'purchase:%' and origin_lot_id is null`,
  )
  const paid = [...oracle.purchases.all].map(([once, { connects, cents, currency }]) => [
    once,
    connects,
    cents,
    currency,
  ])
  compare('regions', 'bought is', [bought.map(({ is }) => is).sort(), paid.map(each => each.join(' ')).sort()])
  return found
}

/** The prices of their country, less the largest discount they have. */
function bundlesOf({ regions, discounts, plans }: Oracle, id: string, now: number) {
  const { bundles, currency } = regions.list(id, now)
  const offer = discounts.open(id, now)[0]?.offer
  return bundles.map(({ connects, cents, plans: only }) => ({
    connects,
    cents: offer ? reduced(cents, offer.percentOff) : cents,
    currency,
    mayBuy: only === undefined || only.includes(plans.planOf(id)),
    off: offer?.code,
  }))
}
