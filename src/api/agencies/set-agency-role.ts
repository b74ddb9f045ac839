import { z } from 'zod'
import { setAgencyRole } from '#marketplace/agencies/set-agency-role'
import { endpoint } from '../endpoint.ts'
import { idOf, idParam } from '../fields.ts'
import { roleSchema } from './agency-schema.ts'

export const setAgencyRoleEndpoint = endpoint({
  name: 'set-agency-role',
  method: 'put',
  path: '/agencies/{agencyId}/people/{memberId}/role',
  tag: 'Agencies',
  summary: 'Make somebody of an agency an admin or a member, or hand it over',
  description: 'For its owner. Whoever is made owner owns it from then on, and the one before is an admin.',
  who: 'member',
  params: { agencyId: idParam('the agency'), memberId: idParam('the member') },
  body: z.strictObject({ role: roleSchema }),
  answer: z
    .object({ memberId: idOf('the member'), role: roleSchema })
    .meta({ id: 'AgencyRoleSet', description: 'What somebody is in an agency now.' }),
  run: (app, { person, params, body }) => setAgencyRole(app, { by: person, ...params, ...body }),
})
