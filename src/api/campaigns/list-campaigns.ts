import { z } from 'zod'
import { decide } from '#economy/decision'
import { listCampaigns } from '#marketplace/campaigns/list-campaigns'
import { endpoint } from '../endpoint.ts'
import { campaignSchema } from './campaign-schema.ts'

export const listCampaignsEndpoint = endpoint({
  name: 'list-campaigns',
  method: 'get',
  path: '/campaigns',
  tag: 'Earning',
  summary: 'List campaigns',
  description: 'For operators. Newest first, at most 200.',
  who: 'member',
  answer: z
    .object({ items: z.array(campaignSchema).describe('The campaigns.') })
    .meta({ id: 'Campaigns', description: 'Campaigns.' }),
  run: async (app, { by }) => {
    const decision = await listCampaigns(app, by)
    return decision.ok ? decide({ items: decision.value }) : decision
  },
})
