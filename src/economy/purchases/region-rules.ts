import { z } from 'zod'
import { isCountry } from '../countries.ts'
import { isCurrency } from '../currency.ts'
import { bundlesSchema, complainOfPlans } from './bundle-rules.ts'

const cents = z.int().min(0).max(2_000_000_000)

const planPrice = z.strictObject({
  id: z.string().describe('The id of the plan.'),
  cents: cents.describe('Its price a month there, in cents, before tax.'),
})

const region = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use small letters, digits and single hyphens, for example south-asia.')
    .describe('What the region is called in requests.'),
  title: z.string().min(1).max(40).describe('What members read, for example "South Asia".'),
  countries: z
    .array(z.string().refine(isCountry, 'Write the English name of a country, for example Portugal.'))
    .min(1)
    .describe('Whose prices these are, by the English names of countries; each in one region at most.'),
  currency: z
    .string()
    .refine(isCurrency, 'Write the code of a currency, for example USD, EUR or GBP.')
    .describe('Currency of these prices, as an ISO 4217 code.'),
  connectCents: cents.describe('Price of a single Connect, in cents.'),
  bundles: bundlesSchema,
  plans: z
    .array(planPrice)
    .describe('What each plan costs there that costs anything; the others are free as elsewhere.'),
})

/** Price lists besides the policy's own, as data: see price-list.ts. */
export const regionsSchema = z
  .array(region)
  .max(50)
  .superRefine((regions, ctx) => {
    for (const { path, message } of [...twiceNamed(regions), ...twicePlaced(regions)])
      ctx.addIssue({ code: 'custom', path, message })
  })
  .default([])
  .describe('Countries with prices of their own; empty = everybody has the same.')

export type Region = z.infer<typeof region>
type Complaint = { path: (string | number)[]; message: string }

const twiceNamed = (regions: Region[]): Complaint[] =>
  regions.flatMap(({ id }, i) =>
    regions.findIndex(other => other.id === id) === i
      ? []
      : [{ path: [i, 'id'], message: `There is a region "${id}" already: give it another id.` }],
  )

function twicePlaced(regions: Region[]): Complaint[] {
  const placed = new Map<string, string>()
  return regions.flatMap(({ id, countries }, i) =>
    countries.flatMap((country, j) => {
      const before = placed.get(country)
      placed.set(country, before ?? id)
      return before === undefined
        ? []
        : [{ path: [i, 'countries', j], message: `${country} is in region "${before}" already: leave it out of one.` }]
    }),
  )
}

type Priced = { id: string; cents: number }

/** A region says what each plan costs that is not free, and names no others. */
export function plansOfRegions({ regions, plans }: { regions: Region[]; plans: Priced[] }, ctx: z.RefinementCtx): void {
  for (const [i, region] of regions.entries()) {
    complainOfPlans(region.bundles, plans, ['regions', i, 'bundles'], ctx)
    for (const { path, message } of [...unknownPlans(region, plans), ...unpricedPlans(region, plans)])
      ctx.addIssue({ code: 'custom', path: ['regions', i, 'plans', ...path], message })
  }
}

const unknownPlans = (region: Region, plans: Priced[]): Complaint[] =>
  region.plans.flatMap(({ id }, j) => {
    if (!plans.some(plan => plan.id === id))
      return [{ path: [j, 'id'], message: `There is no plan "${id}": write one of ${idsOf(plans)}.` }]
    const isFirst = region.plans.findIndex(plan => plan.id === id) === j
    return isFirst ? [] : [{ path: [j, 'id'], message: `What "${id}" costs is said already: leave one out.` }]
  })

const unpricedPlans = (region: Region, plans: Priced[]): Complaint[] =>
  plans
    .filter(plan => plan.cents > 0 && !region.plans.some(({ id }) => id === plan.id))
    .map(({ id }) => ({ path: [], message: `Say what "${id}" costs there: its price elsewhere is in another list.` }))

const idsOf = (plans: Priced[]): string => plans.map(({ id }) => id).join(', ')
