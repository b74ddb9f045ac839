import { z } from 'zod'
import { decide } from '#economy/decision'
import { listBundles } from '#marketplace/purchases/list-bundles'
import { endpoint } from '../endpoint.ts'
import { idParam } from '../fields.ts'
import { bundleView } from './bundle-schema.ts'

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
    .object({ items: z.array(bundleView).describe('Smallest first.') })
    .meta({ id: 'Bundles', description: 'What is sold to a freelancer.' }),
  run: async (app, { by, actor, params }) => {
    const bundles = await listBundles(app, { by, actor, ...params })
    return bundles.ok ? decide({ items: bundles.value }) : bundles
  },
})
