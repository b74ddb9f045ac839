import { z } from 'zod'
import { decide } from '#economy/decision'
import { listOwnProposals } from '#marketplace/proposals/list-own-proposals'
import { endpoint } from '../endpoint.ts'
import { cursor, linkPages, pageOf } from '../page.ts'
import { ownProposalSchema } from './proposal-schema.ts'

export const listOwnProposalsEndpoint = endpoint({
  name: 'list-own-proposals',
  method: 'get',
  path: '/proposals',
  tag: 'Proposals',
  summary: 'List the proposals you sent',
  who: 'member',
  query: {
    which: z
      .enum(['active', 'ended'], { error: 'Choose active or ended.' })
      .default('active')
      .describe('Those that wait for the client, or those that have ended.'),
    cursor,
  },
  answer: z
    .object({
      ...pageOf(ownProposalSchema),
      active: z.int().describe('How many wait for the client.'),
      ended: z.int().describe('How many have ended.'),
    })
    .meta({ id: 'OwnProposals', description: 'Your proposals, newest first.' }),
  run: async (app, { by, query, c }) => {
    const { proposals, ...rest } = await listOwnProposals(app, by, query.which, query.cursor)
    linkPages(c, rest)
    return decide({ items: proposals, ...rest })
  },
})
