import { readAgency } from '#marketplace/agencies/read-agency'
import { endpoint } from '../endpoint.ts'
import { idParam } from '../fields.ts'
import { agencyView } from './agency-schema.ts'

export const readAgencyEndpoint = endpoint({
  name: 'read-agency',
  method: 'get',
  path: '/agencies/{agencyId}',
  tag: 'Agencies',
  summary: 'Read an agency you belong to: its pool, its plan and its people',
  who: 'member',
  params: { agencyId: idParam('the agency') },
  answer: agencyView,
  run: (app, { person, params }) => readAgency(app, { by: person, ...params }),
})
