import { z } from 'zod'
import { decide } from '#economy/decision'
import { readCampaign } from '#marketplace/campaigns/read-campaign'
import { endpoint } from '../endpoint.ts'
import { idOf, idParam, instant, sentence } from '../fields.ts'
import { cursor, linkPages, pageOf } from '../page.ts'
import { campaignSchema } from './campaign-schema.ts'

const claim = z
  .object({
    memberId: idOf('the member'),
    name: sentence('Their name.'),
    nth: z.int().describe('Which of their claims it is, from 1 on.'),
    at: instant('When they received it.'),
    answers: z.array(z.string()).describe('What they answered, in the order of the questions.'),
  })
  .meta({ id: 'Claim', description: 'Who received a campaign.' })

export const readCampaignEndpoint = endpoint({
  name: 'read-campaign',
  method: 'get',
  path: '/campaigns/{campaignId}',
  tag: 'Earning',
  summary: 'Read a campaign and who received it',
  description: 'For operators. With the answers to its survey, 50 at a time.',
  who: 'member',
  params: { campaignId: idParam('the campaign') },
  query: { cursor },
  answer: z
    .object({ campaign: campaignSchema, ...pageOf(claim) })
    .meta({ id: 'CampaignRead', description: 'A campaign with who received it.' }),
  run: async (app, { by, params, query, c }) => {
    const decision = await readCampaign(app, { by, ...params, ...query })
    if (!decision.ok) return decision
    const { campaign, claims, next } = decision.value
    linkPages(c, { next })
    return decide({ campaign, items: claims, next })
  },
})
