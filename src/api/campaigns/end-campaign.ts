import { z } from 'zod'
import { endCampaign } from '#marketplace/campaigns/end-campaign'
import { reasonSchema } from '#marketplace/fields'
import { endpoint } from '../endpoint.ts'
import { idParam } from '../fields.ts'
import { campaignSchema } from './campaign-schema.ts'

export const endCampaignEndpoint = endpoint({
  name: 'end-campaign',
  method: 'post',
  path: '/campaigns/{campaignId}/end',
  tag: 'Earning',
  summary: 'End a campaign now',
  description:
    'For operators. Nobody receives it from then on; whoever has keeps it. One that has not begun never does. It cannot be begun again.',
  who: 'member',
  keyed: true,
  params: { campaignId: idParam('the campaign') },
  body: z.strictObject({
    reason: reasonSchema.describe("Why, for the operators' log."),
  }),
  answer: campaignSchema,
  run: (app, { by, key, params, body }) => endCampaign(app, { by, key, ...params, ...body }),
})
