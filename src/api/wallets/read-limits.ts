import { decide } from '#economy/decision'
import { readLimits } from '#marketplace/limits/read-limits'
import { endpoint } from '../endpoint.ts'
import { limitsView } from './limits-schema.ts'

export const readLimitsEndpoint = endpoint({
  name: 'read-limits',
  method: 'get',
  path: '/wallet/limits',
  tag: 'Wallet',
  summary: 'Read your own limits and what you have spent this month and this week',
  who: 'member',
  answer: limitsView,
  run: async (app, { by }) => decide(await readLimits(app, by)),
})
