import { z } from 'zod'
import { removeFromAgency } from '#marketplace/agencies/remove-from-agency'
import { endpoint } from '../endpoint.ts'
import { idOf, idParam } from '../fields.ts'

export const removeFromAgencyEndpoint = endpoint({
  name: 'remove-from-agency',
  method: 'delete',
  path: '/agencies/{agencyId}/people/{memberId}',
  tag: 'Agencies',
  summary: 'Leave an agency, or let somebody of it go',
  description: 'Yourself, unless you own it; as its owner anybody else, as its admin its members.',
  who: 'member',
  params: { agencyId: idParam('the agency'), memberId: idParam('the member') },
  answer: z
    .object({ memberId: idOf('the member') })
    .meta({ id: 'RemovedFromAgency', description: 'Somebody who belongs to it no more.' }),
  run: (app, { person, params }) => removeFromAgency(app, { by: person, ...params }),
})
