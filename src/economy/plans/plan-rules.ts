import { z } from 'zod'

const connects = z.int().min(0).max(1_000_000)

const drip = z.strictObject({
  everyMinutes: z.int().min(15).max(100_000).describe('Minutes between one Connect and the next.'),
  limit: connects
    .min(1)
    .describe('None drips while a member has so many of those that dripped; what they have besides does not count.'),
})

const plan = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Use small letters, digits and single hyphens, for example plus.')
    .describe('What the plan is called in addresses and requests; a member keeps it when its figures change.'),
  title: z.string().min(1).max(40).describe('What members read, for example "Plus".'),
  cents: z.int().min(0).max(2_000_000_000).describe('Its price a month in cents, before tax; 0 = free.'),
  monthly: connects.describe('Connects granted when a cycle begins.'),
  monthlyLives: z
    .enum(['as-lots', 'until-cycle-end'])
    .describe('How long those live: as all lots do, or only until the next cycle begins.'),
  carried: connects
    .nullable()
    .describe('Most Connects that are carried into the next cycle, the rest is forfeited; null = all are carried.'),
  needsPurchase: z
    .boolean()
    .describe('Whether the monthly Connects come only to who has bought some that were not charged back.'),
  drip: drip.nullable().describe('Connects that come one by one between the cycles; null = none do.'),
})

/** What members can be on, as data: see plan-of.ts. */
export const plansSchema = z
  .array(plan)
  .min(1)
  .max(20)
  .superRefine((plans, ctx) => {
    for (const [i, { id }] of plans.entries())
      if (plans.findIndex(other => other.id === id) !== i)
        ctx.addIssue({
          code: 'custom',
          path: [i, 'id'],
          message: `There is a plan "${id}" already: give it another id.`,
        })
  })
  .describe('Plans from the lowest to the highest; newcomers have the first.')

/** When a plan's month turns, as data: see next-cycle.ts. */
export const cycleSchema = z
  .strictObject({
    lateDays: z
      .enum(['first-of-next-month', 'last-of-month'])
      .describe('Where the cycle day is 29 to 31: the 1st of the month after, or that day, in a short month its last.'),
    firstGrant: z
      .enum(['at-once', 'next-cycle'])
      .describe('When the first monthly Connects come: with the wallet, or when its second cycle begins.'),
    noticeDays: z.int().min(1).max(28).describe('Days before Connects are forfeited at which their owner is told.'),
  })
  .describe("A member's own month.")

/** What a change of plan does, as data: see set-plan.ts. */
export const planChangeSchema = z
  .strictObject({
    upgrade: z.enum(['now', 'next-cycle']).describe('When a higher plan begins: at once, or with the next cycle.'),
    upgradeGivesDifference: z
      .boolean()
      .describe('Whether an upgrade at once grants what the higher plan has more a month.'),
    downgrade: z.enum(['now', 'next-cycle']).describe('When a lower plan begins: at once, or with the next cycle.'),
  })
  .describe('What happens when a member changes plan.')

export type Plan = z.infer<typeof plan>
