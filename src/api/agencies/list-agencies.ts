import { z } from 'zod'
import { decide } from '#economy/decision'
import { listAgencies } from '#marketplace/agencies/list-agencies'
import { endpoint } from '../endpoint.ts'
import { agencyLine, agencyOffer } from './agency-schema.ts'

export const listAgenciesEndpoint = endpoint({
  name: 'list-agencies',
  method: 'get',
  path: '/agencies',
  tag: 'Agencies',
  summary: 'List the agencies you belong to, and those that ask you in',
  who: 'member',
  answer: z
    .object({
      items: z.array(agencyLine).describe('Those you have been in longest first.'),
      invitations: z.array(agencyOffer).describe('What you have not answered.'),
      offered: z.boolean().describe('Whether one can be made under the rules here.'),
    })
    .meta({ id: 'Agencies', description: 'Your agencies.' }),
  run: async (app, { person }) => {
    const { agencies, ...rest } = await listAgencies(app, person)
    return decide({ items: agencies, ...rest })
  },
})
