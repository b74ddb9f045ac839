import { z } from 'zod'
import { idOf, instant } from '../fields.ts'

export const clockMoveSchema = z
  .object({
    id: idOf('the way'),
    from: instant('Where it began.'),
    to: instant('Where it goes.'),
    reached: instant('Where it has come to.'),
    stops: z.int().describe('At how many instants it stopped, because something was due.'),
    done: z.record(z.string(), z.int()).describe('How much each job did on the way.'),
    state: z
      .enum(['moving', 'stopping', 'arrived', 'stopped', 'failed'])
      .describe('Whether it is still on the way, and how it ended.'),
    error: z.string().nullable().describe('Why it failed.'),
    startedAt: instant("When it set out, by the world's time."),
    endedAt: instant("When it ended, by the world's time.").nullable(),
  })
  .meta({ id: 'ClockMove', description: 'A way of the test clock.' })
