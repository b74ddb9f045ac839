import type { Policy } from '#economy/policy/policy'
import { regionWords } from '#economy/purchases/price-words'
import type { PolicySources } from '#gateways/policies/policy-sources'
import type { Rule } from './rules-of.ts'

/** What Connects and plans cost where, if it is not the same everywhere; of a policy as it is written. */
export function regionRulesOf(policy: Policy, { of }: Pick<PolicySources, 'of'>): Rule[] {
  const { regions, plans, connectCents, currency, bundles } = policy
  if (regions.length === 0) return []
  const priced = plans.filter(({ cents }) => cents > 0).map(({ id, cents }) => ({ id, cents }))
  const own = { currency, connectCents, bundles, plans: priced }
  return [
    ...regions.map((region, i) => ({
      text: `${region.title} (${listed.format(region.countries)}): ${regionWords(region, plans)}.`,
      source: of('regions', i, 'id'),
    })),
    { text: `Everywhere else: ${regionWords(own, plans)}.`, source: of('bundles') },
    {
      text: 'A freelancer has the prices of the country they named first. Another one in the profile changes no price; an operator can set it for who has moved.',
      source: '',
    },
  ]
}

const listed = new Intl.ListFormat('en', { type: 'conjunction' })
