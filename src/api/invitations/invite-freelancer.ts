import { z } from 'zod'
import { invitationInputSchema, inviteFreelancer } from '#marketplace/invitations/invite-freelancer'
import { endpoint } from '../endpoint.ts'
import { idOf, idParam } from '../fields.ts'

const { freelancerId, message } = invitationInputSchema.shape

export const inviteFreelancerEndpoint = endpoint({
  name: 'invite-freelancer',
  method: 'post',
  path: '/posts/{postId}/invitations',
  tag: 'Invitations',
  summary: 'Invite a freelancer to your post',
  description: 'They are told, and a proposal costs them what the policy says for an invitation.',
  who: 'member',
  params: { postId: idParam('your post') },
  body: z.strictObject({
    freelancerId: freelancerId.describe('The id of the freelancer.'),
    message: message.describe('A few words to them, at most 1,000 letters.'),
  }),
  status: 201,
  answer: z
    .object({ postId: idOf('the post'), freelancerId: idOf('the freelancer') })
    .meta({ id: 'Invited', description: 'An invitation that was sent.' }),
  run: (app, { by, params, body }) => inviteFreelancer(app, { by, ...params, ...body }),
})
