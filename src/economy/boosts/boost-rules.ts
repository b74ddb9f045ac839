import { z } from 'zod'
import { workCurrency } from '../currency.ts'

/** What a client can do with a proposal that may use up its boost. */
export const clientActs = ['opened', 'shortlisted', 'interviewed', 'declined', 'hired'] as const
export type ClientAct = (typeof clientActs)[number]

const connects = z.int().min(1).max(1_000_000)

const cents = z.int().min(1).max(2_000_000_000)
const price = z
  .strictObject({
    percentOfBid: z.number().min(0).max(100).multipleOf(0.01).describe('Percent of the bid, to hundredths.'),
    leastCents: cents.describe('Least a place costs, in cents.'),
    mostCents: cents.describe('Most a place costs, in cents.'),
  })
  .refine(({ leastCents, mostCents }) => leastCents <= mostCents, {
    path: ['leastCents'],
    message: 'The least is above the most: lower it, or raise mostCents.',
  })

const shape = z.strictObject({
  places: z.int().min(1).max(100).describe('How many proposals of a post can be boosted at once.'),
  least: connects.describe('Smallest bid, in Connects.'),
  step: connects.describe('Connects by which a bid must beat the lowest place, or the own bid it raises.'),
  most: connects.nullable().describe('Largest bid, in Connects; null = any.'),
  closesAfterDays: z.int().min(1).max(36_500).describe('Days after posting at which an auction takes no more bids.'),
  closesAtFirstHire: z.boolean().describe('Whether the first hire on the post closes its auction earlier.'),
  charge: z
    .enum(['first-price', 'uniform'])
    .describe(
      'What a place costs: the own bid, once it is consumed; or the same for all, the highest bid that lost its place and a step, fixed when the auction closes.',
    ),
  price: price
    .nullable()
    .default(null)
    .describe(
      'A fixed price of a place, charged in Connects of the same worth: places go to who takes them first, and there is no auction. null = places are bid for.',
    ),
  consumedBy: z
    .array(z.enum([...clientActs, 'placed']))
    .describe(
      'Acts of the client that use up a boost: it is charged when its auction has closed. placed = it is used up, and charged, when the place is taken, where a place has a fixed price.',
    ),
  opensToConsume: z
    .int()
    .min(1)
    .max(100)
    .describe('How many times the client opens a proposal before that uses up its boost.'),
  opensMinutesApart: z
    .int()
    .min(1)
    .max(10_080)
    .default(30)
    .describe('Minutes after an opening that counted before the next does, where it takes several.'),
  seenToConsume: z
    .strictObject({
      times: z.int().min(1).max(1_000).describe('How many glances use it up.'),
      minutesApart: z
        .int()
        .min(1)
        .max(10_080)
        .describe('Minutes after one that counted before the next does: who reloads a page has not looked again.'),
    })
    .nullable()
    .default(null)
    .describe('Glances of the client at a boosted proposal in their list that use up its boost; null = none do.'),
  skillsToFit: z
    .int()
    .min(0)
    .max(10)
    .default(0)
    .describe(
      'How many of the skills of a post a freelancer must have in their profile to boost a proposal to it, or all where it names fewer; 0 = everybody may.',
    ),
  placeboPercent: z
    .number()
    .min(0)
    .max(100)
    .describe('Percent of the auctions that are placebos: shown, without effect, never charged, told afterwards.'),
  holdDaysPastEnd: z
    .int()
    .min(1)
    .max(3_650)
    .describe(
      'Days after the planned end of its post at which the Connects of a bid come back if nobody wrote that end down.',
    ),
})

/** How proposals are boosted, as data: see boost-auction.ts. */
export const boostRulesSchema = shape
  .superRefine(({ least, most, price, charge, consumedBy, placeboPercent }, ctx) => {
    const wrong = (path: string, message: string) => ctx.addIssue({ code: 'custom', path: [path], message })
    if (price && charge !== 'first-price')
      wrong('charge', 'A place at a fixed price is not bid for: write first-price.')
    if (!price && consumedBy.includes('placed'))
      wrong(
        'consumedBy',
        'Only a place at a fixed price can be used up by being taken: name a price, or leave out placed.',
      )
    if (placeboPercent > 0 && consumedBy.includes('placed'))
      wrong('placeboPercent', 'What is charged at once shows which place is a placebo: write 0, or leave out placed.')
    if (most !== null && most < least) wrong('most', `The largest bid is below the smallest: write at least ${least}.`)
  })
  .nullable()
  .describe('Boosted proposals; null = there are none.')

/** A price in Connects for a share of bids needs both in one currency, and Connects that cost something. */
export function worthOfPlaces(
  { boosts, currency, connectCents }: { boosts: BoostRules | null; currency: string; connectCents: number },
  ctx: z.RefinementCtx,
): void {
  if (!boosts?.price || (currency === workCurrency && connectCents > 0)) return
  const message = `A place can cost a share of what is bid only where a Connect has a price in ${workCurrency}, as bids have.`
  ctx.addIssue({ code: 'custom', path: ['boosts', 'price'], message })
}

export type PlacePrice = z.infer<typeof price>
export type BoostRules = z.infer<typeof shape>
