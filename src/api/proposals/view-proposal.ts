import { viewProposal } from '#marketplace/proposals/sort-proposal'
import { endpoint } from '../endpoint.ts'
import { idParam } from '../fields.ts'
import { sortedSchema } from './proposal-schema.ts'

export const viewProposalEndpoint = endpoint({
  name: 'view-proposal',
  method: 'post',
  path: '/proposals/{proposalId}/view',
  tag: 'Proposals',
  summary: 'Open a proposal you received',
  description:
    'From now on it counts as opened, as it does when you read it. Opening it again may use up its boost where the policy waits for several openings; within minutes of one that counted it changes nothing.',
  who: 'member',
  params: { proposalId: idParam('a proposal on your post') },
  answer: sortedSchema,
  run: (app, { by, params }) => viewProposal(app, { by, ...params }),
})
