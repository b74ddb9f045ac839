import { z } from 'zod'
import { declineInvitation } from '#marketplace/invitations/decline-invitation'
import { endpoint } from '../endpoint.ts'
import { idOf, idParam } from '../fields.ts'

export const declineInvitationEndpoint = endpoint({
  name: 'decline-invitation',
  method: 'post',
  path: '/posts/{postId}/invitation/decline',
  tag: 'Invitations',
  summary: 'Decline an invitation',
  who: 'member',
  params: { postId: idParam('the post you were invited to') },
  answer: z.object({ postId: idOf('the post') }),
  run: (app, { by, actor, params }) => declineInvitation(app, { by, actor, ...params }),
})
