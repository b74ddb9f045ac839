import { z } from 'zod'
import { readinessAnswersSchema } from '#marketplace/readiness/readiness-answers'
import { submitReadinessTest } from '#marketplace/readiness/submit-readiness-test'
import { endpoint } from '../endpoint.ts'
import { connects } from '../fields.ts'

export const submitReadinessTestEndpoint = endpoint({
  name: 'submit-readiness-test',
  method: 'post',
  path: '/readiness-test/submit',
  tag: 'Earning',
  summary: 'Hand in the readiness test',
  description: 'After its time is up only what was kept before counts.',
  who: 'member',
  keyed: true,
  body: z.strictObject({ answers: readinessAnswersSchema.describe('The chosen options, by the id of the question.') }),
  answer: z
    .object({
      number: z.int().describe('Your how many-th attempt it was.'),
      right: z.int().describe('How many were right.'),
      of: z.int().describe('Of how many.'),
      passed: z.boolean().describe('Whether that was enough.'),
      granted: connects('What came with it.', 40),
    })
    .meta({ id: 'ReadinessSubmitted', description: 'An attempt that was graded.' }),
  run: (app, { by, key, body }) => submitReadinessTest(app, { by, key, ...body }),
})
