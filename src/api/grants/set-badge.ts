import { z } from 'zod'
import { setBadge } from '#marketplace/grants/set-badge'
import { endpoint } from '../endpoint.ts'
import { connects, idOf, idParam } from '../fields.ts'

export const setBadgeEndpoint = endpoint({
  name: 'set-badge',
  method: 'post',
  path: '/members/{memberId}/badges',
  tag: 'Earning',
  summary: 'Give a freelancer a badge, or take it',
  description:
    'For operators. What the policy gives for the badge comes with it, the first time. Nobody gives one to themselves.',
  who: 'member',
  keyed: true,
  params: { memberId: idParam('the freelancer') },
  body: z.strictObject({
    badge: z
      .string({ error: 'Name the badge.' })
      .max(80, { error: 'No badge has so long a name.' })
      .describe('The name of the badge in the policy.')
      .meta({ example: 'rising-talent' }),
    held: z.boolean({ error: 'Say true or false.' }).describe('Whether they hold it from now on.'),
  }),
  answer: z
    .object({
      memberId: idOf('the freelancer'),
      badge: z.string().describe('The badge.'),
      held: z.boolean().describe('Whether they hold it.'),
      waits: z
        .boolean()
        .describe('True above what one operator may bring about alone: a second one has to approve it.'),
      granted: connects('What came with it now.', 30),
    })
    .meta({ id: 'BadgeSet', description: 'A badge that was given or taken.' }),
  run: (app, { by, key, params, body }) => setBadge(app, { by, key, ...params, ...body }),
})
