import type { Plan } from '#economy/plans/plan-rules'
import type { Broken, Sabotage } from '../sabotage.ts'

const plansAre = (other: (plan: Plan) => Partial<Plan>): Sabotage => ({
  policy: policy => ({ ...policy, plans: policy.plans.map(plan => ({ ...plan, ...other(plan) })) }),
})

/** For months and what they bring, a product that breaks them. */
export const monthSabotages: Record<string, Broken> = {
  'months: what ends with the month lives on': {
    seed: 900,
    family: 'months',
    finds: /^law/m,
    sabotage: plansAre(() => ({ monthlyLives: 'as-lots' })),
  },
  'months: what lives on ends with the month': {
    seed: 901,
    family: 'months',
    finds: /^law/m,
    sabotage: plansAre(() => ({ monthlyLives: 'until-cycle-end' })),
  },
  'months: they begin on the other day': {
    seed: 901,
    family: 'months',
    finds: /^law/m,
    sabotage: {
      policy: policy => ({
        ...policy,
        cycle: {
          ...policy.cycle,
          lateDays: policy.cycle.lateDays === 'last-of-month' ? 'first-of-next-month' : 'last-of-month',
        },
      }),
    },
  },
  'months: the first brings nothing, or something': {
    seed: 901,
    family: 'months',
    finds: /^law/m,
    sabotage: {
      policy: policy => ({
        ...policy,
        cycle: { ...policy.cycle, firstGrant: policy.cycle.firstGrant === 'at-once' ? 'next-cycle' : 'at-once' },
      }),
    },
  },
  'months: bought Connects are spent like free ones': {
    seed: 901,
    family: 'months',
    finds: /^law/m,
    sabotage: {
      policy: policy => ({
        ...policy,
        lots: {
          ...policy.lots,
          burnOrder: policy.lots.burnOrder === 'free-first' ? 'soonest-expiry' : policy.lots.burnOrder,
        },
      }),
    },
  },
}
