import { z } from 'zod'
import { setPlan } from '#marketplace/plans/set-plan'
import { endpoint } from '../endpoint.ts'
import { connects, idOf, idParam, instant } from '../fields.ts'

export const setPlanEndpoint = endpoint({
  name: 'set-plan',
  method: 'post',
  path: '/members/{memberId}/plan',
  tag: 'Account',
  summary: 'Put a freelancer on a plan',
  description:
    'For operators. The policy says whether it begins at once or with the next cycle. Asking for the plan they have takes back a change that has not begun. Nobody changes their own.',
  who: 'member',
  keyed: true,
  params: { memberId: idParam('the freelancer') },
  body: z.strictObject({
    plan: z
      .string({ error: 'The plan is named by its id.' })
      .max(100, { error: 'No plan has so long an id.' })
      .describe('The id of the plan; GET /api/v1/policy lists them.')
      .meta({ example: 'plus' }),
  }),
  answer: z
    .object({
      memberId: idOf('the freelancer'),
      plan: z.string().describe('The plan they are on now.').meta({ example: 'plus' }),
      next: z.string().nullable().describe('The plan that begins later, if the change is not there yet.'),
      at: instant('When the change begins, or began.'),
      waits: z
        .boolean()
        .describe('True above what one operator may bring about alone: a second one has to approve it.'),
      granted: connects('What came with it.', 90),
    })
    .meta({ id: 'PlanChanged', description: 'A freelancer who was put on a plan.' }),
  run: (app, { by, key, params, body }) => setPlan(app, { by, key, ...params, ...body }),
})
