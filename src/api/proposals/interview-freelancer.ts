import { interviewFreelancer } from '#marketplace/proposals/sort-proposal'
import { endpoint } from '../endpoint.ts'
import { idParam } from '../fields.ts'
import { sortedSchema } from './proposal-schema.ts'

export const interviewFreelancerEndpoint = endpoint({
  name: 'interview-freelancer',
  method: 'post',
  path: '/proposals/{proposalId}/interview',
  tag: 'Proposals',
  summary: 'Start an interview',
  description:
    'The freelancer is told and receives what the policy gives for it, and others see it counted on the post.',
  who: 'member',
  keyed: true,
  params: { proposalId: idParam('a proposal on your post') },
  answer: sortedSchema,
  run: (app, { by, key, params }) => interviewFreelancer(app, { by, key, ...params }),
})
