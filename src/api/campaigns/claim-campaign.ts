import { z } from 'zod'
import { claimCampaign } from '#marketplace/campaigns/claim-campaign'
import { endpoint } from '../endpoint.ts'
import { connects, idOf, instant, sentence } from '../fields.ts'

const answer = z.string({ error: 'Each answer is text.' }).max(2000, { error: 'An answer has at most 2,000 letters.' })

export const claimCampaignEndpoint = endpoint({
  name: 'claim-campaign',
  method: 'post',
  path: '/claims',
  tag: 'Earning',
  summary: 'Receive what a campaign gives',
  description:
    'By its code, or by its id where it needs none. Once per person, or as often as it says: each time with an Idempotency-Key of its own, so that a retry gives nothing twice.',
  who: 'member',
  keyed: true,
  body: z
    .strictObject({
      campaignId: z
        .guid({ error: 'This is not an id of this marketplace.' })
        .nullable()
        .default(null)
        .describe('The id of a survey or a launch.'),
      code: z
        .string({ error: 'The code must be text.' })
        .max(80, { error: 'No code is so long.' })
        .nullable()
        .default(null)
        .describe('The code you were given.'),
      answers: z
        .array(answer, { error: 'The answers must be a list.' })
        .max(20, { error: 'There are at most 20 answers.' })
        .default([])
        .describe('What you answer, in the order of the questions.'),
    })
    .meta({ id: 'NewClaim', description: 'A code, or answers to a survey.' }),
  status: 201,
  answer: z
    .object({
      campaignId: idOf('the campaign'),
      name: sentence('What it is called.'),
      connects: connects('What you received; 0 where it is a discount.', 5),
      percentOff: z.int().nullable().describe('How many percent you have off your next purchase instead.'),
      until: instant('When that discount ends.').nullable(),
      left: z.int().describe('How often it gives to you yet.'),
    })
    .meta({ id: 'CampaignClaimed', description: 'What a campaign has given you.' }),
  run: (app, { by, key, body }) => claimCampaign(app, { by, key, ...body }),
})
