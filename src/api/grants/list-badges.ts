import { z } from 'zod'
import { listBadges } from '#marketplace/grants/list-badges'
import { endpoint } from '../endpoint.ts'
import { idOf, sentence } from '../fields.ts'
import { badgeSchema } from '../members/profile-schema.ts'

const holder = z
  .object({
    id: idOf('the freelancer'),
    name: sentence('Their name.'),
    country: z.string().nullable().describe('Where they are, if they say.'),
    badges: z.array(badgeSchema).describe('The badges they hold.'),
  })
  .meta({ id: 'BadgeHolder', description: 'A freelancer with their badges.' })

export const listBadgesEndpoint = endpoint({
  name: 'list-badges',
  method: 'get',
  path: '/badges',
  tag: 'Earning',
  summary: 'Find freelancers and their badges',
  description: 'For operators. At most 40.',
  who: 'member',
  query: {
    name: z.string().max(200, { error: 'A name has at most 200 letters.' }).default('').describe('A part of the name.'),
  },
  answer: z
    .object({
      items: z.array(holder).describe('What was found.'),
      more: z.boolean().describe('Whether there are more.'),
      given: z.array(badgeSchema).describe('The badges this marketplace has.'),
    })
    .meta({ id: 'Badges', description: 'Freelancers and their badges.' }),
  run: (app, { by, query }) => listBadges(app, { by, ...query }),
})
