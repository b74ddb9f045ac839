import { answerAgencyInvitation } from '#marketplace/agencies/answer-agency-invitation'
import { endpoint } from '../endpoint.ts'
import { idParam } from '../fields.ts'
import { agencyAnswered } from './agency-answered.ts'

export const joinAgencyEndpoint = endpoint({
  name: 'join-agency',
  method: 'post',
  path: '/agencies/{agencyId}/invitations/{invitationId}/accept',
  tag: 'Agencies',
  summary: 'Join an agency that asks you in',
  description: 'You need a confirmed address.',
  who: 'member',
  params: { agencyId: idParam('the agency'), invitationId: idParam('the invitation') },
  answer: agencyAnswered,
  run: (app, { person, params }) => answerAgencyInvitation(app, { by: person, ...params, accept: true }),
})
