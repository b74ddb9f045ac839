import { z } from 'zod'
import { readBundle } from '#marketplace/purchases/read-bundle'
import { endpoint } from '../endpoint.ts'
import { idParam } from '../fields.ts'
import { bundleView } from './bundle-schema.ts'

const amount = z.coerce
  .number({ error: 'Say how many Connects, as a whole number.' })
  .pipe(z.int({ error: 'Say how many Connects, as a whole number.' }))
  .describe('How many Connects are to be bought.')
  .meta({ example: 10 })

export const readBundleEndpoint = endpoint({
  name: 'read-bundle',
  method: 'get',
  path: '/members/{memberId}/bundles/{connects}',
  tag: 'Wallet',
  summary:
    'Ask whether a freelancer may buy a bundle, or another amount where any is sold, before money is taken for it',
  description: "Your own, or for operators anybody's: refused where it is not sold, or not for the plan they are on.",
  who: 'member',
  params: { memberId: idParam('the freelancer'), connects: amount },
  answer: bundleView,
  run: (app, { by, actor, params }) => readBundle(app, { by, actor, ...params }),
})
