import { z } from 'zod'
import { decide } from '#economy/decision'
import { freelancerFilterSchema } from '#marketplace/members/freelancer-filter'
import { searchFreelancers } from '#marketplace/members/search-freelancers'
import { described } from '../described.ts'
import { endpoint } from '../endpoint.ts'
import { cents, idOf, instant, sentence } from '../fields.ts'
import { cursor, linkPages, pageOf } from '../page.ts'

const freelancer = z
  .object({
    id: idOf('the freelancer'),
    name: sentence('Their name.'),
    headline: sentence('What they do, in a line.'),
    excerpt: sentence('How what they say about themselves begins.'),
    skills: z.array(z.string()).describe('Their skills.'),
    hourlyRateCents: cents('Their usual rate for an hour, if they name one.', 60_00).nullable(),
    country: z.string().nullable().describe('Where they are, if they say.'),
    memberSince: instant('When they joined.'),
    isAgency: z.boolean().describe('Whether this is an agency, whose members share its Connects.'),
    availableNow: z.boolean().describe('Whether their badge says that they take work now.'),
    boosted: z.boolean().describe('Whether they stand here because they pay for it.'),
  })
  .meta({ id: 'FreelancerCard', description: 'A freelancer as a search shows them.' })

const rate = (description: string) => ({ type: 'integer', minimum: 0, description }) as const

export const searchFreelancersEndpoint = endpoint({
  name: 'search-freelancers',
  method: 'get',
  path: '/freelancers',
  tag: 'Account',
  summary: 'Search freelancers',
  description:
    'Boosted profiles that fit stand first, as many as the policy allows on a page; the others follow, 20 a page in all. What fits the words best comes first; without words, or where a thousand or more fit, who joined last.',
  who: 'anyone',
  query: described(freelancerFilterSchema.shape, {
    words: { type: 'string', description: 'Words to find in headline, skills, text and name.' },
    skills: { type: 'string', description: 'Skills they have, all of them, with commas between; at most 5.' },
    rateLeastCents: rate('Only rates of at least this an hour. In cents of US dollars.'),
    rateMostCents: rate('Only rates of at most this an hour. In cents of US dollars.'),
    country: { type: 'string', description: 'Only from this country, by its English name.' },
    availableNow: { type: 'boolean', description: 'Only those whose badge says that they take work now.' },
    cursor: { type: 'string', description: cursor.description! },
  }),
  answer: z
    .object({
      ...pageOf(freelancer),
      count: z.int().describe('How many fit in all.'),
      more: z.boolean().describe('Whether there are more than `count`.'),
      order: z.enum(['fit', 'newest']).describe('What comes first: what fits the words best, or who joined last.'),
      places: z.int().describe('How many of a page may be boosted.'),
    })
    .meta({ id: 'FoundFreelancers', description: 'A page of freelancers.' }),
  run: async (app, { query, c }) => {
    const decision = await searchFreelancers(app, query)
    if (!decision.ok) return decision
    const { freelancers, ...rest } = decision.value
    linkPages(c, { next: rest.next })
    return decide({ items: freelancers, ...rest })
  },
})
