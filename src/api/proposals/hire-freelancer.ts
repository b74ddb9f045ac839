import { z } from 'zod'
import { type PostState, postStates } from '#economy/posts/post-states'
import { hireFreelancer } from '#marketplace/proposals/hire-freelancer'
import { endpoint } from '../endpoint.ts'
import { idOf, idParam } from '../fields.ts'

export const hireFreelancerEndpoint = endpoint({
  name: 'hire-freelancer',
  method: 'post',
  path: '/proposals/{proposalId}/hire',
  tag: 'Proposals',
  summary: 'Hire the freelancer who sent a proposal',
  description:
    'The hire that fills the last opening ends the post; what comes back to the others is a rule of the policy.',
  who: 'member',
  keyed: true,
  params: { proposalId: idParam('a proposal on your post') },
  answer: z
    .object({
      proposalId: idOf('the proposal'),
      postId: idOf('the post'),
      state: z.literal('hired').describe('Where the proposal stands now.'),
      postState: z.enum(Object.keys(postStates) as [PostState, ...PostState[]]).describe('Where the post stands now.'),
      hires: z.int().describe('How many people are hired on this post.'),
    })
    .meta({ id: 'Hired', description: 'A hire.' }),
  run: (app, { by, key, params }) => hireFreelancer(app, { by, key, ...params }),
})
