import { z } from 'zod'
import { moveClock } from '#marketplace/clock/move-clock'
import { endpoint } from '../endpoint.ts'
import { clockMoveSchema } from './clock-schema.ts'

export const moveClockEndpoint = endpoint({
  name: 'move-clock',
  method: 'post',
  path: '/clock/move',
  tag: 'Operator',
  summary: 'Move the time of a sandbox',
  description:
    'For operators of a sandbox. The answer comes at once; the server goes on from one instant at which something is due to the next, and `GET /api/v1/clock` says how far it is. Time never goes back.',
  who: 'member',
  keyed: true,
  body: z.strictObject({
    to: z.iso
      .datetime({ offset: true, error: 'Write an instant, for example 2027-03-01T12:00:00Z.' })
      .describe('The instant to go to.')
      .meta({ example: '2027-03-01T12:00:00Z' }),
  }),
  answer: clockMoveSchema,
  run: (_, { by, key, body, c }) => moveClock(c.get('running'), { by, key, ...body }),
})
