import { z } from 'zod'
import { withdrawProposal } from '#marketplace/proposals/withdraw-proposal'
import { endpoint } from '../endpoint.ts'
import { connects, idOf, idParam } from '../fields.ts'

export const withdrawProposalEndpoint = endpoint({
  name: 'withdraw-proposal',
  method: 'post',
  path: '/proposals/{proposalId}/withdraw',
  tag: 'Proposals',
  summary: 'Withdraw your proposal',
  description: 'Whether Connects come back is a rule of the policy: by default none do.',
  who: 'member',
  keyed: true,
  params: { proposalId: idParam('your proposal') },
  answer: z
    .object({
      proposalId: idOf('the proposal'),
      state: z.literal('withdrawn').describe('Where the proposal stands now.'),
      returned: connects('What came back.', 0),
    })
    .meta({ id: 'Withdrawn', description: 'A proposal that was withdrawn.' }),
  run: (app, { by, actor, key, params }) => withdrawProposal(app, { by, actor, key, ...params }),
})
