import { plansWords } from '#economy/purchases/may-buy'
import { placeIn, regionOf } from '#economy/purchases/price-list'
import { sourcesIn } from '#gateways/policies/policy-sources'
import { rulesAhead, versionForMember } from '#marketplace/policy/version-for-member'
import type { PageServerLoad } from './$types'
import { grantRulesOf } from './grant-rules-of.ts'
import { planRulesOf } from './plan-rules-of.ts'
import { regionRulesOf } from './region-rules-of.ts'
import { boostRulesOf, lotRulesOf, priceRulesOf, proposalRulesOf, returnsOf, visibilityRulesOf } from './rules-of.ts'

export const load: PageServerLoad = async ({ locals: { app, member } }) => {
  const { id, policy, source, country } = await versionForMember(app, member?.id)
  const sources = sourcesIn(source)
  const { fixed, hourly } = policy.price
  return {
    title: policy.title,
    name: policy.name,
    since: policy.since ?? null,
    fixed: fixed.map(({ label, connects }) => ({ label, connects })),
    hourly: hourly.map(({ label, connects }) => ({ label, connects })),
    bandSources: { fixed: sources.of('price', 'fixed'), hourly: sources.of('price', 'hourly') },
    priceRules: priceRulesOf(policy, sources),
    returns: returnsOf(policy, sources),
    grantRules: grantRulesOf(policy, sources),
    lotRules: lotRulesOf(policy, sources),
    planRules: planRulesOf(policy, sources),
    regionRules: regionRulesOf(app.policies.of(id), sources),
    region: regionOf(policy, country)?.title ?? null,
    proposalRules: proposalRulesOf(policy, sources),
    visibilityRules: visibilityRulesOf(policy, sources),
    boostRules: boostRulesOf(policy, sources),
    bundles: policy.bundles.map(bundle => ({
      ...bundle,
      currency: policy.currency,
      plans: plansWords(bundle, policy.plans),
    })),
    anyAmount: policy.anyAmount && {
      ...policy.anyAmount,
      cents: policy.connectCents,
      currency: policy.currency,
      plans: plansWords(policy.anyAmount, policy.plans),
    },
    bundleSource: sources.of(...placeIn(policy, country, ['bundles'])),
    letters: sources.letters,
    ahead: await rulesAhead(app, member?.id),
  }
}
