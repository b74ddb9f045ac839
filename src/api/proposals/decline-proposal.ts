import { z } from 'zod'
import { declineProposal, declineReasons } from '#marketplace/proposals/decline-proposal'
import { endpoint } from '../endpoint.ts'
import { idParam } from '../fields.ts'
import { sortedSchema } from './proposal-schema.ts'

export const declineProposalEndpoint = endpoint({
  name: 'decline-proposal',
  method: 'post',
  path: '/proposals/{proposalId}/decline',
  tag: 'Proposals',
  summary: 'Decline a proposal and say why',
  description: 'The freelancer is told the reason. Whether their Connects come back is a rule of the policy.',
  who: 'member',
  keyed: true,
  params: { proposalId: idParam('a proposal on your post') },
  body: z.strictObject({
    reason: z
      .enum(declineReasons, { error: 'Choose one of the reasons.' })
      .describe('Why, in words the freelancer is shown.'),
  }),
  answer: sortedSchema,
  run: (app, { by, key, params, body }) => declineProposal(app, { by, key, ...params, ...body }),
})
