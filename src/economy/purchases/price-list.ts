import type { Policy } from '../policy/policy.ts'
import type { Region } from './region-rules.ts'

/**
 * What Connects and plans cost goes by the country a member named first: the prices of its region, or the policy's own where it is in none or none was named.
 *
 * Another country in the profile later changes no price, or the cheapest region would be a click away for everybody. Whoever
 * has moved, or named one that is not theirs, has the country an operator sets. What a proposal costs in Connects is the
 * same everywhere. Source: Upwork, one guide of about 2025 (C): "by region", without a figure; policies/*.yaml, `regions`.
 */
export function priceList(policy: Policy, country: string | null | undefined): Policy {
  const region = regionOf(policy, country)
  if (!region) return policy
  const { currency, connectCents, bundles } = region
  const centsOf = (id: string) => region.plans.find(plan => plan.id === id)?.cents
  const plans = policy.plans.map(plan => ({ ...plan, cents: centsOf(plan.id) ?? plan.cents }))
  return { ...policy, currency, connectCents, bundles, plans }
}

/** The region a country is in, if it is in one. */
export const regionOf = (
  { regions }: Pick<Policy, 'regions'>,
  country: string | null | undefined,
): Region | undefined => (country == null ? undefined : regions.find(({ countries }) => countries.includes(country)))

/** Two policies with no prices but those of a country, where either has a region for it; as they are for everybody else. */
export const ownPrices = ([before, after]: [Policy, Policy], country: string | undefined): [Policy, Policy] =>
  regionOf(before, country) || regionOf(after, country)
    ? [alone(priceList(before, country)), alone(priceList(after, country))]
    : [before, after]

const alone = (policy: Policy): Policy => ({ ...policy, regions: [] })

/** Where in the file of a policy stands what a country's price list says at this place. */
export function placeIn(
  { regions }: Pick<Policy, 'regions'>,
  country: string | undefined,
  at: (string | number)[],
): (string | number)[] {
  const i = regions.findIndex(({ countries }) => country !== undefined && countries.includes(country))
  return i >= 0 && listed.includes(at[0]!) ? ['regions', i, ...at] : at
}

const listed: (string | number)[] = ['currency', 'connectCents', 'bundles']
