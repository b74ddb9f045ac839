import { z } from 'zod'
import { keepReadinessAnswers } from '#marketplace/readiness/keep-readiness-answers'
import { readinessAnswersSchema } from '#marketplace/readiness/readiness-answers'
import { endpoint } from '../endpoint.ts'

export const keepReadinessAnswersEndpoint = endpoint({
  name: 'keep-readiness-answers',
  method: 'put',
  path: '/readiness-test/answers',
  tag: 'Earning',
  summary: 'Keep answers to the readiness test',
  description: 'Nothing is graded yet. What is kept in time counts when the attempt is handed in.',
  who: 'member',
  body: z.strictObject({ answers: readinessAnswersSchema.describe('The chosen options, by the id of the question.') }),
  answer: z
    .object({ kept: z.int().describe('How many questions have an answer now.') })
    .meta({ id: 'AnswersKept', description: 'Answers that were kept.' }),
  run: (app, { by, body }) => keepReadinessAnswers(app, by, body.answers),
})
