import { readReadinessTest } from '#marketplace/readiness/read-readiness-test'
import { endpoint } from '../endpoint.ts'
import { readinessTestSchema } from './readiness-schema.ts'

export const readReadinessTestEndpoint = endpoint({
  name: 'read-readiness-test',
  method: 'get',
  path: '/readiness-test',
  tag: 'Earning',
  summary: 'Read your readiness test',
  description: 'What is right is told only of an attempt that has been graded.',
  who: 'member',
  answer: readinessTestSchema,
  run: (app, { by }) => readReadinessTest(app, by),
})
