import { z } from 'zod'
import { decide } from '#economy/decision'
import { listInvitations } from '#marketplace/invitations/list-invitations'
import { endpoint } from '../endpoint.ts'
import { connects, idOf, instant, sentence } from '../fields.ts'

const invitation = z
  .object({
    postId: idOf('the post'),
    title: sentence('Its title.'),
    message: sentence('What the client wrote.'),
    invitedAt: instant('When.'),
    answer: z.enum(['proposed', 'declined']).nullable().describe('Your answer; null before you give one.'),
    price: connects('What a proposal costs you.', 0),
    open: z.boolean().describe('Whether you can still propose.'),
  })
  .meta({ id: 'Invitation', description: 'A client asked you to propose.' })

export const listInvitationsEndpoint = endpoint({
  name: 'list-invitations',
  method: 'get',
  path: '/invitations',
  tag: 'Invitations',
  summary: 'List your invitations',
  description: 'The newest hundred.',
  who: 'member',
  answer: z
    .object({ items: z.array(invitation).describe('Newest first.') })
    .meta({ id: 'Invitations', description: 'What you were invited to.' }),
  run: async (app, { by }) => decide({ items: await listInvitations(app, by) }),
})
