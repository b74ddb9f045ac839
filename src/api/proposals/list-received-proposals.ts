import { z } from 'zod'
import { decide } from '#economy/decision'
import { type Folder, folders, listReceivedProposals } from '#marketplace/proposals/list-received-proposals'
import { endpoint } from '../endpoint.ts'
import { idParam, sentence } from '../fields.ts'
import { cursor, linkPages, pageOf } from '../page.ts'
import { receivedProposalSchema } from './proposal-schema.ts'

const folderNames = Object.keys(folders) as [Folder, ...Folder[]]

const listed = receivedProposalSchema
  .omit({ coverLetter: true, answers: true, portfolio: true })
  .extend({
    begins: sentence('The beginning of the letter, without its greeting; reading the rest is opening it.'),
    boosted: z.int().nullable().describe('Its boosted place, counted from 1; null if it is not boosted.'),
  })
  .meta({ id: 'ListedProposal', description: 'A proposal in the list of the client who received it.' })

const counts = {
  all: z.int().describe('Those not declined and not gone.'),
  unread: z.int().describe('Those you have not opened.'),
  shortlisted: z.int().describe('Those on the shortlist or in an interview.'),
  declined: z.int().describe('Those you declined.'),
  hired: z.int().describe('Those you hired.'),
  gone: z.int().describe('Those withdrawn, or ended with the post.'),
} satisfies Record<Folder, z.ZodType>

export const listReceivedProposalsEndpoint = endpoint({
  name: 'list-received-proposals',
  method: 'get',
  path: '/posts/{postId}/proposals',
  tag: 'Proposals',
  summary: 'List the proposals on your post',
  description:
    'Listing them does not count as opening them: GET /api/v1/proposals/{proposalId}, with the whole letter, does.',
  who: 'member',
  params: { postId: idParam('your post') },
  query: {
    folder: z
      .enum(folderNames, { error: `Choose one of ${folderNames.join(', ')}.` })
      .default('all')
      .describe('Only those in this folder; `all` are those not declined and not gone.'),
    cursor,
  },
  answer: z
    .object({
      ...pageOf(listed),
      counts: z.object(counts).describe('How many proposals each folder holds.'),
    })
    .meta({
      id: 'ReceivedProposals',
      description: 'Proposals on a post: the boosted places first, then the earliest.',
    }),
  run: async (app, { by, params, query, c }) => {
    const decision = await listReceivedProposals(app, {
      by,
      ...params,
      folder: query.folder,
      cursor: query.cursor ?? null,
    })
    if (!decision.ok) return decision
    const { proposals, ...rest } = decision.value
    linkPages(c, rest)
    return decide({ items: proposals, ...rest })
  },
})
