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
  description: 'The freelancer is told, and others see it counted on the post.',
  who: 'member',
  params: { proposalId: idParam('a proposal on your post') },
  answer: sortedSchema,
  run: (app, { by, params }) => interviewFreelancer(app, { by, ...params }),
})
