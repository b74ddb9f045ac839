import { z } from 'zod'
import { measuredActs, readBoostLift } from '#marketplace/boosts/read-boost-lift'
import { endpoint } from '../endpoint.ts'
import { connects } from '../fields.ts'

const share = (of: string) =>
  z
    .object({
      n: z.int().describe('How many places.'),
      hits: z.int().describe('On how many of them the client did it.'),
    })
    .describe(of)
const fraction = (what: string) => z.number().describe(`${what} As a fraction.`)

const lift = z
  .object({
    boosted: fraction('The share among boosted places.'),
    placebo: fraction('The share among places of placebos.'),
    difference: fraction('The one less the other.'),
    interval: z
      .object({ from: fraction('Its lower end.'), to: fraction('Its upper end.') })
      .describe("The 95% interval of the difference, by Newcombe's method 10."),
    relative: z
      .object({
        lift: fraction('By how much more often than on places of placebos.'),
        interval: z
          .object({ from: fraction('Its lower end.'), to: fraction('Its upper end.') })
          .describe('Its 95% interval, of the logarithm of the ratio (Katz).'),
      })
      .nullable()
      .describe('The difference as a part of the share among placebos; null while it cannot be told.'),
    telling: z.boolean().describe('Whether that is enough to tell: 0 is outside and both sides have 30 places.'),
  })
  .nullable()
  .describe('null where one side has no places yet.')

export const readBoostLiftEndpoint = endpoint({
  name: 'read-boost-lift',
  method: 'get',
  path: '/boosts/lift',
  tag: 'Policy',
  summary: 'Read what boosting is worth, measured against placebos',
  description: 'For operators. Counts auctions that have closed; who lost their place or withdrew is in neither side.',
  who: 'member',
  answer: z
    .object({
      auctions: z.int().describe('Real auctions that have closed.'),
      placebos: z.int().describe('Placebo auctions that have closed.'),
      charged: connects('What boosts have cost in them.', 120),
      acts: z
        .array(
          z.object({
            act: z.enum(measuredActs).describe('What the client did.'),
            boosted: share('Places of real auctions.'),
            placebo: share('Places of placebos.'),
            lift,
          }),
        )
        .describe('One for each act.'),
    })
    .meta({ id: 'BoostLift', description: 'The measured lift of boosting.' }),
  run: (app, { by }) => readBoostLift(app, { by }),
})
