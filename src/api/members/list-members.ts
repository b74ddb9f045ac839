import { z } from 'zod'
import { decide } from '#economy/decision'
import { listMembers } from '#marketplace/members/list-members'
import { endpoint } from '../endpoint.ts'
import { idOf, instant, sentence } from '../fields.ts'
import { badgeSchema } from './profile-schema.ts'

const member = z
  .object({
    id: idOf('the freelancer'),
    name: sentence('Their name.'),
    email: z.string().nullable().describe('Their e-mail address, if they have one.'),
    isAgency: z.boolean().describe('Whether it is an agency: then it is put on plans for agencies.'),
    country: z.string().nullable().describe('Where they are, if they say.'),
    badges: z.array(badgeSchema).describe('The badges they hold.'),
    plan: sentence('The title of the plan they are on.').meta({ example: 'Basic' }),
    next: z.string().nullable().describe('The title of the plan that begins with their next cycle, if it is another.'),
    memberSince: instant('When they joined.'),
  })
  .meta({ id: 'MemberInList', description: 'A freelancer as an operator looks for them.' })

export const listMembersEndpoint = endpoint({
  name: 'list-members',
  method: 'get',
  path: '/members',
  tag: 'Account',
  summary: 'Find freelancers by name or e-mail address',
  description: 'For operators. At most 40, who joined last first.',
  who: 'member',
  query: {
    name: z
      .string()
      .max(200, { error: 'A name has at most 200 letters.' })
      .default('')
      .describe('A part of the name or of the e-mail address, or the id.'),
  },
  answer: z
    .object({
      items: z.array(member).describe('Who was found.'),
      more: z.boolean().describe('Whether there are more.'),
    })
    .meta({ id: 'Members', description: 'Freelancers found.' }),
  run: async (app, { by, query }) => {
    const decision = await listMembers(app, { by, ...query })
    return decision.ok ? decide({ items: decision.value.members, more: decision.value.more }) : decision
  },
})
