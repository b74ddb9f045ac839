import { answerAgencyInvitation } from '#marketplace/agencies/answer-agency-invitation'
import { endpoint } from '../endpoint.ts'
import { idParam } from '../fields.ts'
import { agencyAnswered } from './agency-answered.ts'

export const declineAgencyEndpoint = endpoint({
  name: 'decline-agency',
  method: 'post',
  path: '/agencies/{agencyId}/invitations/{invitationId}/decline',
  tag: 'Agencies',
  summary: 'Decline an invitation into an agency, or take one back',
  description: "Yours, or as its owner or admin anybody's.",
  who: 'member',
  params: { agencyId: idParam('the agency'), invitationId: idParam('the invitation') },
  answer: agencyAnswered,
  run: (app, { person, params }) => answerAgencyInvitation(app, { by: person, ...params, accept: false }),
})
