import { z } from 'zod'
import { decide } from '#economy/decision'
import { readAgencyActs } from '#marketplace/agencies/read-agency-acts'
import { endpoint } from '../endpoint.ts'
import { idOf, idParam, instant, sentence } from '../fields.ts'
import { cursor, linkPages, pageOf } from '../page.ts'

const act = z
  .object({
    id: idOf('the act'),
    at: instant('When it was done.'),
    by: z.object({ id: idOf('the member'), name: sentence('Their name.') }).describe('Who did it.'),
    act: sentence('What was done, by its name in this API.').meta({ example: 'submit-proposal' }),
    words: sentence('The same in words, behind their name.').meta({
      example: 'sent a proposal to “Rebuild our booking calendar”, 4 Connects',
    }),
    subject: z.string().nullable().describe('The id of the post, the proposal or the member it was about.'),
    connects: z.int().nullable().describe('What it cost or bid. In Connects.').meta({ example: 4 }),
  })
  .meta({ id: 'AgencyAct', description: 'Something that was done for an agency.' })

export const readAgencyActsEndpoint = endpoint({
  name: 'read-agency-acts',
  method: 'get',
  path: '/agencies/{agencyId}/acts',
  tag: 'Agencies',
  summary: 'Read what was done for an agency, and by whom',
  description: 'For those who belong to it. Newest first, 30 a page. Nobody can change or remove a line of it.',
  who: 'member',
  params: { agencyId: idParam('the agency') },
  query: { cursor },
  answer: z.object(pageOf(act)).meta({ id: 'AgencyActs', description: 'A page of what was done for an agency.' }),
  run: async (app, { person, params, query, c }) => {
    const decision = await readAgencyActs(app, { by: person, ...params, ...query })
    if (!decision.ok) return decision
    const { acts, next } = decision.value
    linkPages(c, { next })
    return decide({ items: acts, next })
  },
})
