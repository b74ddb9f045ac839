import { readProposal } from '#marketplace/proposals/read-proposal'
import { endpoint } from '../endpoint.ts'
import { idParam } from '../fields.ts'
import { wholeProposalSchema } from './proposal-schema.ts'

export const readProposalEndpoint = endpoint({
  name: 'read-proposal',
  method: 'get',
  path: '/proposals/{proposalId}',
  tag: 'Proposals',
  summary: 'Read one proposal',
  description: 'For who sent it and for the client of its post. Reading it here does not count as opening it.',
  who: 'member',
  params: { proposalId: idParam('the proposal') },
  answer: wholeProposalSchema,
  run: (app, { by, params }) => readProposal(app, { by, ...params }),
})
