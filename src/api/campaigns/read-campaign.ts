import { z } from 'zod'
import { decide } from '#economy/decision'
import { readCampaign } from '#marketplace/campaigns/read-campaign'
import { endpoint } from '../endpoint.ts'
import { connects, currency, idOf, idParam, instant, price, sentence } from '../fields.ts'
import { cursor, linkPages, pageOf } from '../page.ts'
import { campaignSchema } from './campaign-schema.ts'

const claim = z
  .object({
    memberId: idOf('the member'),
    name: sentence('Their name.'),
    nth: z.int().describe('Which of their claims it is, from 1 on.'),
    at: instant('When they received it.'),
    until: instant('When the discount they received ends.').nullable(),
    used: z
      .object({
        at: instant('When it was recorded.'),
        reference: sentence("The payment's reference."),
        connects: connects('What was bought.', 80),
        cents: price('What was paid for it.', 960),
        currency: currency('In what it was paid.'),
      })
      .nullable()
      .describe('The purchase at which they used the discount, if they have.'),
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
    .object({
      campaign: campaignSchema,
      used: z.int().nullable().describe('At how many purchases its discount was used; null where it gives Connects.'),
      ...pageOf(claim),
    })
    .meta({ id: 'CampaignRead', description: 'A campaign with who received it.' }),
  run: async (app, { by, params, query, c }) => {
    const decision = await readCampaign(app, { by, ...params, ...query })
    if (!decision.ok) return decision
    const { campaign, used, claims, next } = decision.value
    linkPages(c, { next })
    return decide({ campaign, used, items: claims, next })
  },
})
