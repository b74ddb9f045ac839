import { z } from 'zod'
import { decide } from '#economy/decision'
import { roleSchema } from '../agencies/agency-schema.ts'
import { endpoint } from '../endpoint.ts'
import { idOf, sentence } from '../fields.ts'

export const readMemberEndpoint = endpoint({
  name: 'read-member',
  method: 'get',
  path: '/me',
  tag: 'Account',
  summary: 'Read who you are here',
  who: 'member',
  answer: z
    .object({
      id: idOf('your account'),
      name: sentence('Your name.'),
      isFreelancer: z.boolean().describe('Whether you can send proposals.'),
      isClient: z.boolean().describe('Whether you can publish posts.'),
      isAgency: z.boolean().describe('Whether this is an agency, for which you act.'),
      acting: z
        .object({ id: idOf('your account'), name: sentence('Your name.'), role: roleSchema })
        .nullable()
        .describe('Who you are, while you act for an agency.'),
      isOperator: z.boolean().describe('Whether you run this marketplace.'),
      emailVerified: z.boolean().describe('Whether your e-mail address is confirmed.'),
      country: z.string().nullable().describe('Where you are, if you say.'),
      timezone: sentence('Your time zone.').meta({ example: 'Europe/Lisbon' }),
    })
    .meta({ id: 'Member', description: 'Somebody on this marketplace.' }),
  run: async (_, { member }) => decide({ ...member, acting: member.acting ?? null }),
})
