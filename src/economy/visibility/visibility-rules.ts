import { z } from 'zod'

/** Past this a Connect would fall due more often than once a minute, which is how often the clockwork charges. */
export const mostAWeek = 7 * 24 * 60

const weekly = z
  .int()
  .min(1)
  .max(mostAWeek)
  .describe(
    'Connects a week: one falls due every 168 hours divided by this. Change it with a new version of the policy.',
  )

const places = z
  .int()
  .min(1)
  .max(10)
  .describe('How many boosted profiles stand first on a page of the search, at most.')

const demandStep = z.strictObject({
  from: z.int().min(1).max(100_000_000).describe('How many wear the badge when this price begins.'),
  weekly,
})

/** What a freelancer may pay for to be seen by clients, as data: see meter-visibility.ts. */
export const visibilityRulesSchema = z
  .strictObject({
    availabilityBadge: z
      .strictObject({
        weekly,
        demand: z
          .array(demandStep)
          .superRefine(stepsAscend)
          .default([])
          .describe(
            'Prices instead of it while so many wear the badge, fewest first; empty = the price does not move.',
          ),
      })
      .nullable()
      .describe('The badge "Available now" in the search of freelancers and on the profile; null = not offered.'),
    boostedProfile: z
      .strictObject({ weekly, places })
      .nullable()
      .describe('A place at the top of the search of freelancers, labelled "Boosted"; null = not offered.'),
    graceMinutes: z
      .int()
      .min(1)
      .max(60)
      .describe('Minutes for which it stays shown after a Connect fell due, until the clockwork has charged it.'),
  })
  .describe('What a freelancer may pay for to be seen by clients.')

function stepsAscend(steps: z.infer<typeof demandStep>[], ctx: z.RefinementCtx) {
  for (const [i, { from }] of steps.entries())
    if (i > 0 && from <= steps[i - 1]!.from)
      ctx.addIssue({
        code: 'custom',
        path: [i, 'from'],
        message: `Steps must ascend: write more than ${steps[i - 1]!.from}.`,
      })
}
