import { z } from 'zod'
import { stopClock } from '#marketplace/clock/stop-clock'
import { endpoint } from '../endpoint.ts'
import { instant } from '../fields.ts'

export const stopClockEndpoint = endpoint({
  name: 'stop-clock',
  method: 'post',
  path: '/clock/stop',
  tag: 'Operator',
  summary: 'Stop the test clock on its way',
  description: 'For operators. It stops between two steps; time goes on from where it has come.',
  who: 'member',
  answer: z
    .object({ reached: instant('Where it had come to.') })
    .meta({ id: 'ClockStopped', description: 'A way that ends.' }),
  run: (_, { by, c }) => stopClock(c.get('running'), { by }),
})
