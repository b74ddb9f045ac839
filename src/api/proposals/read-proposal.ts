import { openProposal } from '#marketplace/proposals/open-proposal'
import { endpoint } from '../endpoint.ts'
import { idParam } from '../fields.ts'
import { wholeProposalSchema } from './proposal-schema.ts'

export const readProposalEndpoint = endpoint({
  name: 'read-proposal',
  method: 'get',
  path: '/proposals/{proposalId}',
  tag: 'Proposals',
  summary: 'Read one proposal',
  description:
    'For who sent it and for the client of its post, who opens it by reading it here: from then on it counts as opened.',
  who: 'member',
  params: { proposalId: idParam('the proposal') },
  answer: wholeProposalSchema,
  run: (app, { by, params }) => openProposal(app, { by, ...params }),
})
