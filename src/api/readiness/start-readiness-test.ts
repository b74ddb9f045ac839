import { z } from 'zod'
import { startReadinessTest } from '#marketplace/readiness/start-readiness-test'
import { endpoint } from '../endpoint.ts'
import { instant } from '../fields.ts'

export const startReadinessTestEndpoint = endpoint({
  name: 'start-readiness-test',
  method: 'post',
  path: '/readiness-test/start',
  tag: 'Earning',
  summary: 'Begin the readiness test',
  description: 'Goes on with the attempt that runs, if one does.',
  who: 'member',
  status: 201,
  answer: z
    .object({
      number: z.int().describe('Your how many-th attempt it is.'),
      endsAt: instant('From when on answers come too late.'),
    })
    .meta({ id: 'ReadinessStarted', description: 'An attempt that runs.' }),
  run: (app, { by }) => startReadinessTest(app, by),
})
