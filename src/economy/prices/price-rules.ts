import { z } from 'zod'
import { durations, workloads } from '../posts/hourly-terms.ts'
import { dynamicPriceSchema } from './dynamic-price-rules.ts'

const connects = z.int().min(0).max(1_000_000)
const label = z
  .string()
  .min(1)
  .max(80)
  .describe('What the price line says to a freelancer, for example "Fixed price $50 to $599".')

const fixedBand = z.strictObject({
  belowCents: z
    .int()
    .min(1)
    .max(2_000_000_000)
    .nullable()
    .describe('The band holds budgets below this many cents; null in the last band, which holds the rest.'),
  connects: connects.describe('Price of a proposal in this band, in Connects.'),
  label,
})

const hourlyBand = z.strictObject({
  duration: z
    .array(z.enum(durations))
    .min(1)
    .optional()
    .describe('Only posts of one of these durations; leave out for any.'),
  workload: z
    .array(z.enum(workloads))
    .min(1)
    .optional()
    .describe('Only posts of one of these workloads; leave out for any.'),
  connects: connects.describe('Price of a proposal in this band, in Connects.'),
  label,
})

const shape = z.strictObject({
  fixed: z
    .array(fixedBand)
    .min(1)
    .describe('Bands of fixed-price posts by budget, ascending; the first that holds the budget gives the price.'),
  hourly: z
    .array(hourlyBand)
    .min(1)
    .describe(
      'Bands of hourly posts; the first that matches gives the price. What a post leaves open matches no condition.',
    ),
  unverifiedClientStepsDown: z
    .int()
    .min(0)
    .max(1)
    .describe("Steps down the ladder when the client's payment is not verified: 0 or 1."),
  steps: z.array(connects).min(1).describe('The ladder of prices, in Connects, ascending.'),
  least: connects.describe(
    'No proposal costs fewer Connects than this, except an invitation and the first ones that are free.',
  ),
  most: connects.describe('No proposal costs more Connects than this.'),
  invitation: connects.describe(
    'Price in Connects when the client invited the freelancer, if that is less than the usual price.',
  ),
  firstFree: z
    .int()
    .min(0)
    .max(1000)
    .describe('How many proposals to a post cost nothing, counted from its first; 0 = none.'),
  dynamic: dynamicPriceSchema,
  quoteMinutes: z
    .int()
    .min(1)
    .max(1440)
    .describe('Minutes for which a price that was shown is the price that is paid, where prices move.'),
})

/** What a proposal costs, as data: see price-of.ts. */
export const priceRulesSchema = shape
  .superRefine((rules, ctx) => {
    for (const { path, message } of [...bandsInOrder(rules), ...laddersInOrder(rules)])
      ctx.addIssue({ code: 'custom', path, message })
  })
  .describe('What a proposal costs.')

type Rules = z.infer<typeof shape>
type Complaint = { path: (string | number)[]; message: string }

function* bandsInOrder({ fixed, hourly }: Rules): Iterable<Complaint> {
  for (const [i, band] of fixed.entries()) {
    const path = ['fixed', i, 'belowCents']
    const before = fixed[i - 1]?.belowCents
    const last = i === fixed.length - 1
    if (last && band.belowCents !== null) yield { path, message: 'The last band must be open: write null.' }
    if (!last && band.belowCents === null)
      yield { path, message: 'Only the last band may be open: write its upper limit in cents.' }
    if (band.belowCents !== null && before != null && band.belowCents <= before)
      yield { path, message: `Bands must ascend: write more than ${before}.` }
  }
  for (const [i, { duration, workload }] of hourly.entries()) {
    const last = i === hourly.length - 1
    if (last && (duration || workload))
      yield { path: ['hourly', i], message: 'The last band must have no condition: leave out duration and workload.' }
    if (!last && !duration && !workload)
      yield {
        path: ['hourly', i],
        message:
          'A band without a condition hides all bands after it: give it a duration or a workload, or move it to the end.',
      }
  }
}

function* laddersInOrder(rules: Rules): Iterable<Complaint> {
  const { steps, least, most } = rules
  for (const [i, step] of steps.entries())
    if (i > 0 && step <= steps[i - 1]!)
      yield { path: ['steps', i], message: `Steps must ascend: write more than ${steps[i - 1]}.` }
  if (least > most) yield { path: ['least'], message: `The least is above the most: write at most ${most}.` }
  if (rules.unverifiedClientStepsDown === 0) return
  for (const key of ['fixed', 'hourly'] as const)
    for (const [i, band] of rules[key].entries())
      if (!steps.includes(band.connects))
        yield {
          path: [key, i, 'connects'],
          message: `Not a step of the ladder: write one of ${steps.join(', ')}, or add it to price.steps.`,
        }
}
