import { z } from 'zod'
import { shortlistProposal } from '#marketplace/proposals/sort-proposal'
import { endpoint } from '../endpoint.ts'
import { idParam } from '../fields.ts'
import { sortedSchema } from './proposal-schema.ts'

export const shortlistProposalEndpoint = endpoint({
  name: 'shortlist-proposal',
  method: 'post',
  path: '/proposals/{proposalId}/shortlist',
  tag: 'Proposals',
  summary: 'Put a proposal on the shortlist, or take it off',
  who: 'member',
  params: { proposalId: idParam('a proposal on your post') },
  body: z.strictObject({
    on: z.boolean({ error: 'Say true or false.' }).describe('true puts it on the shortlist, false takes it off.'),
  }),
  answer: sortedSchema,
  run: (app, { by, params, body }) => shortlistProposal(app, { by, ...params, ...body }),
})
