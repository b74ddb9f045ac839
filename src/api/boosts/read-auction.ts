import { z } from 'zod'
import { bidStates } from '#economy/boosts/boost-auction'
import { decide } from '#economy/decision'
import { readAuction } from '#marketplace/boosts/read-auction'
import { endpoint } from '../endpoint.ts'
import { connects, idOf, idParam, instant, sentence } from '../fields.ts'
import { whyNot } from '../posts/read-post.ts'
import { whyNotSchema } from '../posts/whole-post-schema.ts'

const place = z.int().describe('Its place, counted from 1.')

const auction = z
  .object({
    postId: idOf('the post'),
    title: sentence('Its title.'),
    policy: sentence('The version of the policy under which it began, and by which it ends.'),
    open: z.boolean().describe('Whether bids are taken.'),
    closesAt: instant('When it closes, or closed.'),
    places: z.int().describe('How many places there are.'),
    step: connects('By how much a bid must beat another.', 1),
    most: connects('The largest bid; null for any.').nullable(),
    price: z
      .object({
        connects: connects('What a place costs you; the least there is while you have not proposed.', 17),
        words: sentence('What it costs anybody.'),
        atOnce: z.boolean().describe('Whether it is charged as soon as it is taken.'),
      })
      .nullable()
      .describe('The fixed price of a place, where places are not bid for; null where they are.'),
    bids: z
      .array(
        z.object({
          place,
          connects: connects('What was bid for it.', 5),
          mine: z.boolean().describe('Whether it is yours.'),
          kept: z.boolean().describe('Whether it can no longer be outbid, because the client has acted on it.'),
        }),
      )
      .describe('The bids that have a place, highest first; of equal ones the earlier.'),
    mine: z
      .object({
        proposalId: idOf('your proposal'),
        connects: connects('What you bid.', 5),
        state: z.enum(bidStates).describe('How it stands.'),
        place: place.nullable(),
        held: connects('What of it is held.', 5),
        charged: connects('What of it was charged.', 0),
        placebo: z.boolean().describe('Whether it was a placebo; told once the auction has closed.'),
        atOnce: z.boolean().describe('Whether it was charged as soon as it was taken.'),
      })
      .nullable()
      .describe('Your own bid, if you made one.'),
    least: connects('What a bid of yours must be at least; null where no place can be had.', 6).nullable(),
    whyNot: whyNotSchema,
    wouldBe: z
      .object({ connects: connects('The bid you asked about.', 6), place: place.nullable(), whyNot: whyNotSchema })
      .nullable()
      .describe('Where the bid you asked about would stand.'),
    atLeast: z
      .object({ connects: connects('The least bid.', 6), place: place.nullable(), whyNot: whyNotSchema })
      .nullable()
      .describe(
        'Where the least bid that has a place would stand, or why you cannot make it; null where no place can be had.',
      ),
    balance: connects('What you can spend now.', 40),
    ceiling: connects('The most you allow yourself for a boost; null for no limit.', 10).nullable(),
    promises: z
      .object({
        charged: z.array(z.string()).describe('What uses it up.'),
        when: sentence('When what is used up is charged.'),
        price: sentence('What it costs then.'),
        back: z.array(z.string()).describe('What brings it back.'),
        kept: z.array(z.string()).describe('What leaves it spent though the client has not acted.'),
        closes: sentence('When the bidding closes.'),
        placeboPercent: z
          .number()
          .describe(
            'How many in a hundred biddings are placebos: without effect, never charged, and told when they have closed.',
          ),
      })
      .describe('The rules, in words.'),
  })
  .meta({ id: 'BoostAuction', description: 'The boosted places of a post: what is bid, but not by whom.' })

export const readAuctionEndpoint = endpoint({
  name: 'read-auction',
  method: 'get',
  path: '/posts/{postId}/auction',
  tag: 'Proposals',
  summary: 'Read the bids for the boosted places of a post',
  who: 'member',
  params: { postId: idParam('the post') },
  query: {
    bid: z.coerce
      .number()
      .int()
      .min(1)
      .max(1_000_000)
      .optional()
      .describe('Asks where such a bid would stand. In Connects.'),
  },
  answer: auction,
  run: async (app, { by, params, query }) => {
    const decision = await readAuction(app, { by, ...params, ...query })
    if (!decision.ok) return decision
    const { wouldBe, atLeast, ...view } = decision.value
    return decide({
      ...view,
      whyNot: whyNot(view.whyNot),
      wouldBe: wouldBe && { ...wouldBe, whyNot: whyNot(wouldBe.whyNot) },
      atLeast: atLeast && { ...atLeast, whyNot: whyNot(atLeast.whyNot) },
    })
  },
})
