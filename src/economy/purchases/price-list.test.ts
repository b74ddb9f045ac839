import fc from 'fast-check'
import { expect, test } from 'vitest'
import { days, wallet, earnest as whole } from '#tests/builders'
import { facts } from '#tests/member-facts'
import { countries } from '../countries.ts'
import { type Policy, policySchema } from '../policy/policy.ts'
import { policyChangeFor } from '../policy/policy-change-for.ts'
import { policyDifference } from '../policy/policy-difference.ts'
import { policyTables } from '../policy/policy-tables.ts'
import { policyWarnings } from '../policy/policy-warnings.ts'
import { bundlesFor, mayBuy } from './may-buy.ts'
import { ownPrices, placeIn, priceList, regionOf } from './price-list.ts'
import type { Region } from './region-rules.ts'

const earnest: Policy = { ...whole, agencies: null, plans: whole.plans.slice(0, 2) }
const southAsia: Region = {
  id: 'south-asia',
  title: 'South Asia',
  countries: ['India', 'Nepal'],
  currency: 'INR',
  connectCents: 500,
  bundles: [
    { connects: 10, cents: 4500 },
    { connects: 50, cents: 20_000, plans: ['plus'] },
  ],
  plans: [{ id: 'plus', cents: 99_900 }],
}
const policy: Policy = { ...earnest, regions: [southAsia] }
const told = (after: Policy, country?: string, before = policy) =>
  policyChangeFor({ at: days(30), before, after }, facts({ balance: 0, wallet: { ...wallet(), country } }))

test('what Connects and plans cost goes by the country a member named first: the prices of its region, or the policy’s own where it is in none or none was named', () => {
  const [basic, plus] = policy.plans
  const there = priceList(policy, 'Nepal')
  expect(there).toMatchObject({ currency: 'INR', connectCents: 500, bundles: southAsia.bundles })
  expect(there.plans.map(({ cents }) => cents)).toEqual([0, 99_900])
  for (const country of ['Portugal', null, undefined]) expect(priceList(policy, country)).toBe(policy)
  expect(mayBuy(10, basic!, there)).toMatchObject({ value: { cents: 4500 } })
  expect(mayBuy(20, basic!, there)).toMatchObject({ refusal: { code: 'no-such-bundle', facts: { bundles: '10, 50' } } })
  expect(mayBuy(50, basic!, there)).toMatchObject({ refusal: { code: 'bundle-not-for-plan' } })
  expect(bundlesFor(plus!, there)).toEqual(southAsia.bundles)
})

test('whatever the regions, a country changes what Connects and plans cost and nothing else', () => {
  const region = fc.record({
    countries: fc.uniqueArray(fc.constantFrom(...countries), { minLength: 1, maxLength: 4 }),
    currency: fc.constantFrom('USD', 'EUR', 'JPY'),
    connectCents: fc.nat(500),
    cents: fc.tuple(fc.nat(9000), fc.nat(9000)),
  })
  fc.assert(
    fc.property(fc.array(region, { maxLength: 4 }), fc.option(fc.constantFrom(...countries)), (given, country) => {
      const placed = new Set<string>()
      const regions = given
        .map(({ cents: [bundle, plus], ...each }, i) => ({
          ...{ ...each, id: `r${i}`, title: `R ${i}`, bundles: [{ connects: 10, cents: bundle }] },
          countries: each.countries.filter(name => !placed.has(name) && placed.add(name)),
          plans: [{ id: 'plus', cents: plus }],
        }))
        .filter(each => each.countries.length > 0)
      const read = policySchema.parse({ ...earnest, regions })
      const { currency, connectCents, bundles, plans, ...same } = priceList(read, country)
      const mine = regions.find(each => country !== null && each.countries.includes(country))
      expect(regionOf(read, country)?.id).toBe(mine?.id)
      expect([currency, connectCents, bundles]).toEqual(
        mine
          ? [mine.currency, mine.connectCents, mine.bundles]
          : [earnest.currency, earnest.connectCents, earnest.bundles],
      )
      expect(plans[1]!.cents).toBe(mine ? mine.plans[0]!.cents : earnest.plans[1]!.cents)
      const free = plans.map(plan => ({ ...plan, cents: 0 }))
      expect({ ...same, plans: free }).toEqual({
        ...Object.fromEntries(Object.keys(same).map(key => [key, read[key as keyof Policy]])),
        plans: read.plans.map(plan => ({ ...plan, cents: 0 })),
      })
    }),
  )
})

test('a region that names what there is not, twice what there is, or too little is told what to mend', () => {
  const twice = { ...southAsia, countries: ['Sri Lanka', 'Nepal'] }
  const wrong = {
    ...{ ...southAsia, id: 'other', countries: ['Atlantis'], currency: 'ZZZ' },
    ...{ bundles: [{ connects: 5, cents: 5, plans: ['gold'] }], plans: [{ id: 'gold', cents: 1 }] },
  }
  const doubled = {
    ...southAsia,
    id: 'third',
    countries: ['Bhutan'],
    plans: [southAsia.plans[0]!, southAsia.plans[0]!],
  }
  const parsed = policySchema.safeParse({ ...policy, regions: [southAsia, twice, wrong, doubled] })
  const told = parsed.error!.issues.map(({ path, message }) => `${path.slice(1).join('.')}: ${message}`)
  expect(told.toSorted()).toEqual([
    '1.countries.1: Nepal is in region "south-asia" already: leave it out of one.',
    '1.id: There is a region "south-asia" already: give it another id.',
    '2.bundles.0.plans.0: There is no plan "gold": write one of basic, plus.',
    '2.countries.0: Write the English name of a country, for example Portugal.',
    '2.currency: Write the code of a currency, for example USD, EUR or GBP.',
    '2.plans.0.id: There is no plan "gold": write one of basic, plus.',
    '2.plans: Say what "plus" costs there: its price elsewhere is in another list.',
    '3.plans.1.id: What "plus" costs is said already: leave one out.',
  ])
})

test('a policy from before there were regions has one price for everybody', () => {
  const { regions: _, ...before } = earnest
  expect(policySchema.parse(before).regions).toEqual([])
})

test('a change is told to whose price it is', () => {
  const dearer = { ...policy, regions: [{ ...southAsia, connectCents: 600 }] }
  expect(told(dearer, 'India')).toEqual(['A Connect costs ₹6 instead of ₹5.'])
  expect(told(dearer, 'Portugal')).toEqual([])
  expect(told({ ...policy, connectCents: 20 }, 'India')).toEqual([])
  expect(told({ ...policy, connectCents: 20 })).toEqual(['A Connect costs $0.20 instead of $0.15.'])
  expect(told(earnest, 'Nepal')).toEqual([
    'A Connect costs $0.15 instead of ₹5.',
    'The bundles are then 10 for $1.50, 20 for $3, 40 for $6, 60 for $9, 80 for $12; until now 10 for ₹45.',
  ])
})

test('every price of a region is a line for everybody, and for its own people the only prices there are', () => {
  const lines = policyTables(policy).flatMap(({ lines }) => lines)
  expect(lines.find(({ label }) => label === 'Prices in South Asia')).toEqual({
    label: 'Prices in South Asia',
    value: 'A Connect ₹5, 10 for ₹45, 50 for ₹200 on plan plus; Plus ₹999 a month; for India, Nepal',
    at: ['regions', 0],
  })
  const region = { ...southAsia, bundles: [{ connects: 10, cents: 4600 }] }
  const after = { ...policy, connectCents: 20, regions: [region] }
  const seen = (country: string | undefined) =>
    policyDifference(...ownPrices([policy, after], country)).map(({ label, at }) => [
      label,
      placeIn(after, country, at),
    ])
  expect(seen('Portugal')).toEqual([
    ['One Connect', ['connectCents']],
    ['Prices in South Asia', ['regions', 0]],
  ])
  expect(seen('India')).toEqual([['Bundles', ['regions', 0, 'bundles']]])
})

test('no figure of a region can change unseen', () => {
  const changes: Partial<Region>[] = [
    ...[{ id: 'other' }, { title: 'Other' }, { countries: ['India'] }, { currency: 'EUR' }, { connectCents: 1 }],
    ...[{ bundles: [] }, { bundles: [{ connects: 10, cents: 1 }] }, { plans: [{ id: 'plus', cents: 1 }] }],
  ]
  for (const change of changes) {
    const differences = policyDifference(policy, { ...policy, regions: [{ ...southAsia, ...change }] })
    expect([change, differences.length]).not.toEqual([change, 0])
    expect(differences.filter(({ label }) => /\w\.\w|\[/.test(label))).toEqual([])
  }
})

test('what would surprise in a region is warned of with its name', () => {
  const region = { ...southAsia, currency: 'USD', connectCents: 20, bundles: [{ connects: 10, cents: 210 }] }
  const before = policyWarnings(earnest)
  expect(policyWarnings({ ...earnest, regions: [region] }).filter(warning => !before.includes(warning))).toEqual([
    'A bundle of 10 is dearer than 10 single Connects in South Asia.',
    'Connects are dearer in South Asia than elsewhere: whoever names no country pays less.',
  ])
})
