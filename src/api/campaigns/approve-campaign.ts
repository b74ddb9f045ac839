import { z } from 'zod'
import { approveCampaign } from '#marketplace/campaigns/approve-campaign'
import { endpoint } from '../endpoint.ts'
import { connects, idOf, idParam } from '../fields.ts'

export const approveCampaignEndpoint = endpoint({
  name: 'approve-campaign',
  method: 'post',
  path: '/campaigns/{campaignId}/approve',
  tag: 'Earning',
  summary: 'Approve a campaign that another operator asked for',
  description:
    'For operators, except who made it, or who last made it larger. A campaign that can give more in all than one operator may give alone gives nothing until then.',
  who: 'member',
  keyed: true,
  params: { campaignId: idParam('the campaign') },
  body: z
    .strictObject({
      shownMost: z
        .int({ error: 'What it can give in all is a whole number of Connects, or null.' })
        .nullable()
        .optional()
        .describe(
          'The `most` of the campaign as you read it. If it can give another amount since, nothing is approved. Left out, nothing is compared.',
        ),
    })
    .meta({ id: 'CampaignApproval', description: 'What its approver has read.' }),
  answer: z
    .object({
      campaignId: idOf('the campaign'),
      approved: connects('What it may give in all.', 5000),
    })
    .meta({ id: 'CampaignApproved', description: 'A campaign that was approved.' }),
  run: (app, { by, key, params, body }) => approveCampaign(app, { by, key, ...params, ...body }),
})
