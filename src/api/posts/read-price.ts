import { z } from 'zod'
import { decide } from '#economy/decision'
import { readPost } from '#marketplace/posts/read-post'
import { endpoint } from '../endpoint.ts'
import { connects, idOf, idParam } from '../fields.ts'
import { whyNot } from './read-post.ts'
import { priceFields, whyNotSchema } from './whole-post-schema.ts'

export const readPriceEndpoint = endpoint({
  name: 'read-price',
  method: 'get',
  path: '/posts/{postId}/price',
  tag: 'Posts',
  summary: 'Read what a proposal to this post costs you, and why',
  description: 'Send `price` back as `shownPrice` when you propose: the price shown is the price paid.',
  who: 'member',
  params: { postId: idParam('the post') },
  answer: z
    .object({
      postId: idOf('the post'),
      ...priceFields,
      balance: connects('What you can spend now.', 40),
      balanceAfter: connects('What would be left after paying; below zero if it is too dear.', 36),
      whyNot: whyNotSchema,
    })
    .meta({ id: 'Price', description: 'A price with its reasons and its outcomes.' }),
  run: async (app, { by, params }) => {
    const decision = await readPost(app, params.postId, by)
    if (!decision.ok) return decision
    const { id: postId, price, because, priceHoldsUntil, unlessFirst, outcomes } = decision.value
    const { balance, balanceAfter, refusal } = decision.value.viewer!
    const shown = { postId, price, because, priceHoldsUntil, unlessFirst, outcomes }
    return decide({ ...shown, balance, balanceAfter, whyNot: whyNot(refusal) })
  },
})
