import { z } from 'zod'
import { agencyNameSchema, makeAgency } from '#marketplace/agencies/make-agency'
import { endpoint } from '../endpoint.ts'
import { idOf } from '../fields.ts'

export const makeAgencyEndpoint = endpoint({
  name: 'make-agency',
  method: 'post',
  path: '/agencies',
  tag: 'Agencies',
  summary: 'Make an agency, which you own',
  description:
    'For freelancers with a confirmed address. Its wallet is a pool that those who belong to it share; nothing comes with it but what its plan gives.',
  who: 'member',
  body: z.strictObject({ name: agencyNameSchema.describe('What clients read.').meta({ example: 'Studio Nord' }) }),
  status: 201,
  answer: z
    .object({ agencyId: idOf('the agency') })
    .meta({ id: 'AgencyMade', description: 'An agency that was made.' }),
  run: (app, { person, body }) => makeAgency(app, { by: person, ...body }),
})
