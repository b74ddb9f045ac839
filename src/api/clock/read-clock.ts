import { z } from 'zod'
import { readClock } from '#marketplace/clock/read-clock'
import { endpoint } from '../endpoint.ts'
import { instant } from '../fields.ts'
import { clockMoveSchema } from './clock-schema.ts'

export const readClockEndpoint = endpoint({
  name: 'read-clock',
  method: 'get',
  path: '/clock',
  tag: 'Operator',
  summary: 'Read what time it is here',
  description:
    'For operators: the time of the marketplace, the time of the world, and how far the test clock has come.',
  who: 'member',
  answer: z
    .object({
      now: instant('The time of the marketplace.'),
      world: instant('The time of the world, which sign-in and the clockwork keep.'),
      sandbox: z.boolean().describe('Whether time may be moved here.'),
      move: clockMoveSchema.nullable().describe('The way the clock is on, or the last it went.'),
    })
    .meta({ id: 'Clock', description: 'The clock of the marketplace.' }),
  run: (_, { by, c }) => readClock(c.get('running'), { by }),
})
