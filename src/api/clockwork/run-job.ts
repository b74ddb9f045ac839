import { z } from 'zod'
import { runJob } from '#marketplace/clockwork/run-job'
import { endpoint } from '../endpoint.ts'
import { sentence } from '../fields.ts'

export const runJobEndpoint = endpoint({
  name: 'run-job',
  method: 'post',
  path: '/jobs/{job}/run',
  tag: 'Operator',
  summary: 'Run a job now',
  description: 'For operators. It does what is due and no more, whoever else runs it at the same time.',
  who: 'member',
  keyed: true,
  params: { job: z.string().max(100).describe('The name of the job.').meta({ example: 'end-due-posts' }) },
  answer: z
    .object({
      job: sentence('The job that ran.'),
      done: z.int().describe('How much it did.'),
      error: z.string().nullable().describe('What it said if it failed; what it left undone stays due.'),
    })
    .meta({ id: 'JobRan', description: 'A job that was run.' }),
  run: (_, { by, key, params, c }) => runJob(c.get('running'), { by, key, job: params.job }),
})
