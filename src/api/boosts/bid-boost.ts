import { z } from 'zod'
import { bidBoost } from '#marketplace/boosts/bid-boost'
import { endpoint } from '../endpoint.ts'
import { connects, idOf, idParam } from '../fields.ts'

export const bidBoostEndpoint = endpoint({
  name: 'bid-boost',
  method: 'post',
  path: '/proposals/{proposalId}/boost',
  tag: 'Proposals',
  summary: 'Bid for a boosted place of your proposal, or raise your bid',
  description:
    'Holds the bid; a raise holds the difference. Of bids at the same moment the highest are decided first. Where a place has a fixed price, that is the one bid there is. GET /api/v1/posts/{postId}/auction says what a place takes, when it is charged and what brings it back.',
  who: 'member',
  keyed: true,
  params: { proposalId: idParam('your proposal') },
  body: z.strictObject({
    connects: z
      .int({ error: 'A bid is a whole number of Connects.' })
      .describe('The whole bid, not the raise. In Connects.')
      .meta({ example: 5 }),
  }),
  status: 201,
  answer: z
    .object({
      proposalId: idOf('the proposal'),
      postId: idOf('the post'),
      bid: connects('What you bid.', 5),
      place: z.int().describe('The place it has now, counted from 1.'),
      balance: connects('What you have left, with the bid held.', 31),
    })
    .meta({ id: 'BoostBid', description: 'A bid that has a place.' }),
  run: (app, { by, actor, key, params, body }) => bidBoost(app, { by, actor, key, ...params, ...body }),
})
