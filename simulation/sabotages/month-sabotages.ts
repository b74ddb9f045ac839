import type { Plan } from '#economy/plans/plan-rules'
import type { Policy } from '#economy/policy/policy'
import type { Broken, Sabotage } from '../sabotage.ts'

/** A product that goes by other rules in part. */
const under = (other: (policy: Policy) => Partial<Policy>): Sabotage => ({
  policy: policy => ({ ...policy, ...other(policy) }),
})
const plansAre = (other: Partial<Plan>) => under(({ plans }) => ({ plans: plans.map(plan => ({ ...plan, ...other })) }))
const cycleIs = (other: (cycle: Policy['cycle']) => Partial<Policy['cycle']>) =>
  under(({ cycle }) => ({ cycle: { ...cycle, ...other(cycle) } }))

/** For months and what they bring, a product that breaks them. */
export const monthSabotages: Record<string, Broken> = {
  'months: what ends with the month lives on': {
    seed: 900,
    family: 'months',
    finds: /^law/m,
    sabotage: plansAre({ monthlyLives: 'as-lots' }),
  },
  'months: what lives on ends with the month': {
    seed: 901,
    family: 'months',
    finds: /^law/m,
    sabotage: plansAre({ monthlyLives: 'until-cycle-end' }),
  },
  'months: they begin on the other day': {
    seed: 901,
    family: 'months',
    finds: /^law/m,
    sabotage: cycleIs(({ lateDays }) => ({
      lateDays: lateDays === 'last-of-month' ? 'first-of-next-month' : 'last-of-month',
    })),
  },
  'months: the first brings nothing, or something': {
    seed: 901,
    family: 'months',
    finds: /^law/m,
    sabotage: cycleIs(({ firstGrant }) => ({ firstGrant: firstGrant === 'at-once' ? 'next-cycle' : 'at-once' })),
  },
  'months: bought Connects are spent like free ones': {
    seed: 901,
    family: 'months',
    finds: /^law/m,
    sabotage: under(({ lots }) => ({
      lots: { ...lots, burnOrder: lots.burnOrder === 'free-first' ? 'soonest-expiry' : lots.burnOrder },
    })),
  },
}
