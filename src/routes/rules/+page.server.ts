import { policySources } from '#gateways/policies/policy-sources'
import { policyNow } from '#marketplace/app'
import type { PageServerLoad } from './$types'
import { planRulesOf } from './plan-rules-of.ts'
import { lotRulesOf, priceRulesOf, proposalRulesOf, returnsOf } from './rules-of.ts'

export const load: PageServerLoad = ({ locals: { app } }) => {
  const policy = policyNow(app)
  const sources = policySources(policy.name)
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
    lotRules: lotRulesOf(policy, sources),
    planRules: planRulesOf(policy, sources),
    proposalRules: proposalRulesOf(policy, sources),
    bundles: policy.bundles,
    bundleSource: sources.of('bundles'),
    letters: sources.letters,
  }
}
