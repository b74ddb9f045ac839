import { z } from 'zod'
import { decide } from '#economy/decision'
import { meterStates } from '#economy/visibility/visibility'
import { readVisibility } from '#marketplace/visibility/read-visibility'
import { endpoint } from '../endpoint.ts'
import { connects, instant } from '../fields.ts'
import { service } from './visibility-schema.ts'

const visibility = z
  .object({
    service,
    weekly: connects('What it costs you a week now; null where it is not offered.').nullable(),
    demand: z
      .array(
        z.object({ from: z.int().describe('How many wear it.'), weekly: connects('What it costs a week then.', 6) }),
      )
      .describe('Other prices, while so many wear it; empty where its price does not move.'),
    wearing: z.int().nullable().describe('How many wear it now; null where its price does not move.'),
    state: z.enum(meterStates).describe('On; paused, because it costs more than your ceiling; or off.'),
    shown: z.boolean().describe('Whether clients see it now.'),
    ceiling: connects('The most you pay a week; null before you first switch it on.', 6).nullable(),
    paidUntil: instant('Until when it is paid; null when it never was.').nullable(),
    spentThisWeek: connects('What it has cost in the last seven days.', 4),
  })
  .meta({ id: 'Visibility', description: 'What you may pay for to be seen by clients.' })

export const readVisibilityEndpoint = endpoint({
  name: 'read-visibility',
  method: 'get',
  path: '/visibility',
  tag: 'Account',
  summary: 'Read your availability badge and boosted profile',
  who: 'member',
  answer: z
    .object({ items: z.array(visibility).describe('Each service there is.') })
    .meta({ id: 'Visibilities', description: 'What is shown of you, and what it costs.' }),
  run: async (app, { by }) => {
    const decision = await readVisibility(app, by)
    return decision.ok ? decide({ items: decision.value }) : decision
  },
})
