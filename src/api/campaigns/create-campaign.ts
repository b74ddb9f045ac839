import { z } from 'zod'
import { campaignInputSchema } from '#marketplace/campaigns/campaign-input'
import { createCampaign } from '#marketplace/campaigns/create-campaign'
import { described } from '../described.ts'
import { endpoint } from '../endpoint.ts'
import { idOf } from '../fields.ts'

const fields = described(campaignInputSchema.shape, {
  name: 'What members see, 2 to 80 letters.',
  kind: 'code and event need a code, a survey questions, a launch neither.',
  connects: 'What each person receives at a time. In Connects; left out where it gives a discount.',
  percentOff: 'A promo code may give so many percent off a purchase instead: 1 to 100.',
  opensAt: 'When it begins. An instant in UTC.',
  closesAt: 'When it is over. An instant in UTC.',
  limit: 'How many people it is for; null for everybody.',
  perPerson: 'How often each person may receive it; left out, once.',
  code: 'What members enter: 4 to 40 letters, digits and hyphens, capitals or not.',
  questions: 'What a survey asks, at most 20 questions.',
})

export const createCampaignEndpoint = endpoint({
  name: 'create-campaign',
  method: 'post',
  path: '/campaigns',
  tag: 'Earning',
  summary: 'Make a campaign',
  description:
    'For operators. Members receive its Connects once each, or as often as it says, while it lasts; whoever made it does not. A code may give a discount instead, used at one purchase before the campaign ends. One that can give more in all than one operator may give alone, or takes off more percent, waits for the approval of a second.',
  who: 'member',
  keyed: true,
  body: z.strictObject(fields).meta({ id: 'NewCampaign', description: 'A campaign to be made.' }),
  status: 201,
  answer: z
    .object({
      campaignId: idOf('the campaign'),
      waits: z.boolean().describe('Whether a second operator has to approve it before it gives anything.'),
    })
    .meta({ id: 'CampaignCreated', description: 'A campaign that was made.' }),
  run: (app, { by, key, body }) => createCampaign(app, { by, key, ...body }),
})
