import { z } from 'zod'
import { readOffer } from '#marketplace/campaigns/read-offer'
import { endpoint } from '../endpoint.ts'
import { connects, idOf, idParam, instant, sentence } from '../fields.ts'
import { surveyQuestions } from './campaign-schema.ts'

export const readOfferEndpoint = endpoint({
  name: 'read-offer',
  method: 'get',
  path: '/offers/{campaignId}',
  tag: 'Earning',
  summary: 'Read a survey or a launch you can claim',
  who: 'member',
  params: { campaignId: idParam('the campaign') },
  answer: z
    .object({
      id: idOf('the campaign'),
      name: sentence('What it is called.'),
      kind: z.enum(['survey', 'launch']).describe('What it is.'),
      connects: connects('What it gives you at a time.', 5),
      left: z.int().describe('How often it gives to you yet.'),
      closesAt: instant('When it ends.'),
      questions: surveyQuestions,
    })
    .meta({ id: 'WholeOffer', description: 'A campaign with its questions.' }),
  run: (app, { by, params }) => readOffer(app, by, params.campaignId),
})
