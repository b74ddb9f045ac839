import { z } from 'zod'
import { listBundles } from '#marketplace/purchases/list-bundles'
import { endpoint } from '../endpoint.ts'
import { idParam } from '../fields.ts'
import { anyAmountView, bundleView } from './bundle-schema.ts'

export const listBundlesEndpoint = endpoint({
  name: 'list-bundles',
  method: 'get',
  path: '/members/{memberId}/bundles',
  tag: 'Wallet',
  summary: 'List what Connects cost, and which bundles a freelancer may buy on their plan',
  description: "Your own, or for operators anybody's. Nothing can be bought here yet.",
  who: 'member',
  params: { memberId: idParam('the freelancer') },
  answer: z
    .object({
      items: z.array(bundleView).describe('Smallest first.'),
      anyAmount: anyAmountView
        .nullable()
        .describe('What can be bought besides them; null where only bundles are sold.'),
    })
    .meta({ id: 'Bundles', description: 'What is sold to a freelancer.' }),
  run: (app, { by, actor, params }) => listBundles(app, { by, actor, ...params }),
})
