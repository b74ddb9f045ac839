import { z } from 'zod'
import { decide } from '#economy/decision'
import { listJobs } from '#marketplace/clockwork/list-jobs'
import { endpoint } from '../endpoint.ts'
import { instant, sentence } from '../fields.ts'

const run = z
  .object({
    startedAt: instant("When it began, by the world's time."),
    milliseconds: z
      .int()
      .nullable()
      .describe('How long it took, in milliseconds; null while it runs, or where it was cut off.'),
    done: z.int().describe('How much it did.'),
    error: z.string().nullable().describe('What it said if it failed.'),
    by: z.enum(['clockwork', 'test-clock', 'operator']).describe('Who ran it.'),
    host: sentence('The machine and process it ran in.'),
  })
  .meta({ id: 'JobRun', description: 'A run of a job.' })

const job = z
  .object({
    name: sentence('Its name.'),
    title: sentence('What it does.'),
    at: sentence("When the clockwork runs it: five fields of cron, UTC, by the world's time."),
    due: z.int().describe('How much is due now.'),
    nextAt: instant("When it runs next, by the world's time.").nullable(),
    lastRun: run.nullable().describe('Its newest run.'),
    lastFailure: run.nullable().describe('Its newest run that failed.'),
  })
  .meta({ id: 'Job', description: 'Something that happens by itself.' })

export const listJobsEndpoint = endpoint({
  name: 'list-jobs',
  method: 'get',
  path: '/jobs',
  tag: 'Operator',
  summary: 'Read what happens by itself',
  description: 'For operators: what ran, what is due, what failed and when each job is next.',
  who: 'member',
  answer: z.object({ items: z.array(job).describe('Every job.') }).meta({ id: 'Jobs', description: 'The clockwork.' }),
  run: async (_, { by, c }) => {
    const decision = await listJobs(c.get('running'), { by })
    return decision.ok ? decide({ items: decision.value }) : decision
  },
})
