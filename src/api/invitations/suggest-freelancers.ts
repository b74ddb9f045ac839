import { z } from 'zod'
import { decide } from '#economy/decision'
import { suggestFreelancers } from '#marketplace/invitations/suggest-freelancers'
import { endpoint } from '../endpoint.ts'
import { cents, idOf, idParam, sentence } from '../fields.ts'

const suggestion = z
  .object({
    id: idOf('the freelancer'),
    name: sentence('Their name.'),
    headline: sentence('What they do, in a line.'),
    country: z.string().nullable().describe('Where they are, if they say.'),
    hourlyRateCents: cents('Their usual rate for an hour, if they name one.', 60_00).nullable(),
    skills: z.array(z.string()).describe('Their skills.'),
    shared: z.array(z.string()).describe('Those the post asks for.'),
  })
  .meta({ id: 'Suggestion', description: 'A freelancer you might invite.' })

export const suggestFreelancersEndpoint = endpoint({
  name: 'suggest-freelancers',
  method: 'get',
  path: '/posts/{postId}/suggestions',
  tag: 'Invitations',
  summary: 'List freelancers you might invite',
  description: 'Those who have skills your post asks for and were not asked yet.',
  who: 'member',
  params: { postId: idParam('your post') },
  answer: z
    .object({ items: z.array(suggestion).describe('Up to six.') })
    .meta({ id: 'Suggestions', description: 'Freelancers you might invite.' }),
  run: async (app, { by, params }) => {
    const decision = await suggestFreelancers(app, { by, ...params })
    return decision.ok ? decide({ items: decision.value }) : decision
  },
})
