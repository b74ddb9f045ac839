import { z } from 'zod'
import { startVisibility } from '#marketplace/visibility/start-visibility'
import { endpoint } from '../endpoint.ts'
import { connects, instant } from '../fields.ts'
import { ceiling, service } from './visibility-schema.ts'

export const startVisibilityEndpoint = endpoint({
  name: 'start-visibility',
  method: 'post',
  path: '/visibility/{service}/start',
  tag: 'Account',
  summary: 'Switch your badge or boosted profile on, or change its ceiling',
  description:
    'The first Connect is due at once, unless an earlier one has time left; then one every 168 hours divided by the weekly price, while it is shown.',
  who: 'member',
  keyed: true,
  params: { service },
  body: z.strictObject({ ceiling }),
  answer: z
    .object({
      service,
      charged: connects('What was charged now.', 1),
      weekly: connects('What it costs a week now.'),
      paidUntil: instant('When the next Connect falls due.'),
      shown: z.boolean().describe('Whether clients see it now.'),
      balance: connects('What is left in your wallet.', 39),
    })
    .meta({ id: 'VisibilityStarted', description: 'A service that was switched on.' }),
  run: (app, { by, actor, key, params, body }) => startVisibility(app, { by, actor, key, ...params, ...body }),
})
