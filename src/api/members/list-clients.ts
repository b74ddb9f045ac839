import { z } from 'zod'
import { decide } from '#economy/decision'
import { listClients } from '#marketplace/members/list-clients'
import { endpoint } from '../endpoint.ts'
import { idOf, instant, sentence } from '../fields.ts'

const client = z
  .object({
    id: idOf('the client'),
    name: sentence('Their name.'),
    country: z.string().nullable().describe('Where they are, if they say.'),
    verified: z.boolean().nullable().describe('Whether their payment is verified; null when not known.'),
    imported: z.boolean().describe('Whether they came with imported posts and cannot sign in.'),
    memberSince: instant('When they joined.'),
    posts: z.int().describe('How many posts they have published.'),
    openPosts: z.int().describe('How many of them take proposals.'),
  })
  .meta({ id: 'ClientInList', description: 'A client as an operator looks for them.' })

export const listClientsEndpoint = endpoint({
  name: 'list-clients',
  method: 'get',
  path: '/clients',
  tag: 'Account',
  summary: 'Find clients by name',
  description: 'For operators. At most 40, those not yet verified first.',
  who: 'member',
  query: {
    name: z.string().max(200, { error: 'A name has at most 200 letters.' }).default('').describe('A part of the name.'),
  },
  answer: z
    .object({
      items: z.array(client).describe('What was found.'),
      more: z.boolean().describe('Whether there are more.'),
    })
    .meta({ id: 'Clients', description: 'Clients found.' }),
  run: async (app, { by, query }) => {
    const decision = await listClients(app, { by, ...query })
    return decision.ok ? decide({ items: decision.value.clients, more: decision.value.more }) : decision
  },
})
