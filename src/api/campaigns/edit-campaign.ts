import { z } from 'zod'
import { campaignChangesSchema } from '#marketplace/campaigns/campaign-input'
import { editCampaign } from '#marketplace/campaigns/edit-campaign'
import { reasonSchema } from '#marketplace/fields'
import { described } from '../described.ts'
import { endpoint } from '../endpoint.ts'
import { idParam } from '../fields.ts'
import { campaignSchema } from './campaign-schema.ts'

const fields = described(campaignChangesSchema.shape, {
  closesAt: 'When it is over: an instant in UTC that is still to come.',
  limit: 'How many people it is for, at least as many as have received it; null for everybody.',
})

export const editCampaignEndpoint = endpoint({
  name: 'edit-campaign',
  method: 'patch',
  path: '/campaigns/{campaignId}',
  tag: 'Earning',
  summary: 'Change until when a campaign lasts and for how many people it is',
  description: 'For operators, until it is over. What is left out stays as it is; nothing else of a campaign changes.',
  who: 'member',
  params: { campaignId: idParam('the campaign') },
  body: z
    .strictObject({
      ...fields,
      reason: reasonSchema.describe("Why, for the operators' log."),
    })
    .meta({ id: 'CampaignChange', description: 'What is to be changed of a campaign.' }),
  answer: campaignSchema,
  run: (app, { by, params, body }) => editCampaign(app, { by, ...params, ...body }),
})
