import type { Policy } from '#economy/policy/policy'
import type { Bundle } from '#economy/purchases/bundle-rules'
import type { Family } from './families.ts'
import type { Random } from './random.ts'

/** Bundles that everybody can pay for often, at prices no percents divide; some amounts between; and countries that have others, dearer or cheaper. */
export function drawPriceLists(random: Random, families: Family[]): Pick<Policy, 'bundles' | 'anyAmount' | 'regions'> {
  const onPlus = () => families.includes('plans') && random.chance(0.5) && { plans: ['plus'] }
  const bundles = (each: number): Bundle[] => [
    { connects: 2, cents: 2 * each + 1 },
    { connects: 3, cents: 3 * each, ...onPlus() },
    { connects: 5, cents: 5 * each - 2, ...onPlus() },
  ]
  const region = (id: string, countries: string[], priced: { currency: string; connectCents: number }) => ({
    ...{ id, title: id, countries, ...priced, bundles: bundles(priced.connectCents) },
    plans: ['plus', 'agency-plus'].map(plan => ({ id: plan, cents: 40 * priced.connectCents })),
  })
  const regions = families.includes('regions') && [
    region('asia', ['India', 'Nepal'], { currency: random.pick(['INR', 'USD']), connectCents: random.pick([7, 450]) }),
    region('iberia', ['Portugal'], { currency: 'EUR', connectCents: 15 }),
  ]
  // No draw of its own, so that a seed still makes the same world.
  const anyAmount = families.includes('regions') ? { least: 1, most: 2 } : null
  return { bundles: bundles(15), anyAmount, regions: regions || [] }
}
