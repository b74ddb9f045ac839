import { z } from 'zod'
import { limitsSchema, setLimits } from '#marketplace/limits/set-limits'
import { endpoint } from '../endpoint.ts'
import { limitsFields } from './limits-schema.ts'

export const setLimitsEndpoint = endpoint({
  name: 'set-limits',
  method: 'put',
  path: '/wallet/limits',
  tag: 'Wallet',
  summary: 'Set your own limits',
  description:
    'All of them at once, except that a weekly budget that is left out stays as it is. They hold at once, higher or lower, for whatever is decided afterwards. A budget is by the month or by the week, as the policy says.',
  who: 'member',
  body: limitsSchema,
  answer: z.object(limitsFields).meta({ id: 'LimitsSet', description: 'The limits that hold from now on.' }),
  run: (app, { by, actor, body }) => setLimits(app, { by, actor, ...body }),
})
