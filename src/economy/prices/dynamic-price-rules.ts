import { z } from 'zod'
import { categories, levels } from '../posts/categories.ts'
import { durations, workloads } from '../posts/hourly-terms.ts'

const adds = {
  percent: z
    .int()
    .min(-100)
    .max(1000)
    .optional()
    .describe("Percent of the band's price it adds, or takes off below zero: to whole Connects, half away from zero."),
  connects: z
    .int()
    .min(-1_000_000)
    .max(1_000_000)
    .optional()
    .describe('Connects it adds, or takes off below zero. Write this or percent.'),
  label: z
    .string()
    .min(1)
    .max(80)
    .describe('What the price line says to a freelancer, for example "10 proposals or more".'),
}
const eitherOr = [
  ({ percent, connects }: { percent?: number | undefined; connects?: number | undefined }) =>
    (percent === undefined) !== (connects === undefined),
  'Write either percent or connects.',
] as const

const stepped = (from: string, most: number) =>
  z
    .array(z.strictObject({ from: z.int().min(0).max(most).describe(from), ...adds }).refine(...eitherOr))
    .min(1)
    .superRefine((steps, ctx) => {
      for (const [i, { from }] of steps.entries())
        if (i > 0 && from <= steps[i - 1]!.from)
          ctx.addIssue({
            code: 'custom',
            path: [i, 'from'],
            message: `Steps must ascend: write more than ${steps[i - 1]!.from}.`,
          })
    })
    .optional()

const worded = <const Words extends readonly [string, ...string[]]>(words: Words, what: string) =>
  z
    .array(z.strictObject({ is: z.array(z.enum(words)).min(1).describe(what), ...adds }).refine(...eitherOr))
    .min(1)
    .optional()

const mostCents = 2_000_000_000

/** What moves a price besides its band. Of each factor the last step that is reached counts, or the first word that fits. */
export const dynamicPriceSchema = z
  .strictObject({
    demand: stepped('Proposals already sent to the post, from which the step counts.', 1_000_000).describe(
      'By how many proposals the post has. Steps that fall make few competitors dear.',
    ),
    hireRate: stepped(
      "Percent of the client's decided posts that ended with a hire, from which the step counts.",
      100,
    ).describe('By how often the client hires; a client none of whose posts is decided meets no step.'),
    spent: stepped('Cents the client has spent, from which the step counts.', mostCents).describe(
      'By what the client has spent so far.',
    ),
    verified: z
      .strictObject(adds)
      .refine(...eitherOr)
      .optional()
      .describe("Where the client's payment is verified."),
    budget: stepped('Budget in cents, from which the step counts.', mostCents).describe(
      'By the budget of a fixed-price post.',
    ),
    duration: worded(durations, 'Durations it is for.').describe('By how long hourly work lasts.'),
    workload: worded(workloads, 'Workloads it is for.').describe('By how much of a week hourly work takes.'),
    category: worded(categories, 'Categories it is for.').describe('By the kind of work.'),
    level: worded(levels, 'Levels it is for.').describe('By the level of experience asked for.'),
  })
  .nullable()
  .describe(
    'What moves a price besides its band: each factor adds to the price, and price.least and price.most bound the sum. Null = nothing does.',
  )
