import { z } from 'zod'
import { inviteToAgency, whomSchema } from '#marketplace/agencies/invite-to-agency'
import { endpoint } from '../endpoint.ts'
import { idOf, idParam } from '../fields.ts'
import { askedRole } from './agency-schema.ts'

export const inviteToAgencyEndpoint = endpoint({
  name: 'invite-to-agency',
  method: 'post',
  path: '/agencies/{agencyId}/invitations',
  tag: 'Agencies',
  summary: 'Ask somebody into an agency',
  description:
    'For its owner and admins; only its owner asks in an admin. They belong to it once they have said yes. Whether an address is that of a member is not answered.',
  who: 'member',
  params: { agencyId: idParam('the agency') },
  body: z.strictObject({
    whom: whomSchema.describe('The id of a member, or an e-mail address.').meta({ example: 'ana@example.com' }),
    role: askedRole.default('member'),
  }),
  status: 201,
  answer: z
    .object({ invitationId: idOf('the invitation') })
    .meta({ id: 'InvitedToAgency', description: 'Somebody who was asked in.' }),
  run: (app, { person, params, body }) => inviteToAgency(app, { by: person, ...params, ...body }),
})
