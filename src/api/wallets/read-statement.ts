import { z } from 'zod'
import { decide } from '#economy/decision'
import { movementKinds } from '#economy/wallets/wallet'
import { readStatement } from '#marketplace/wallets/read-statement'
import { endpoint } from '../endpoint.ts'
import { connects, idOf, instant, sentence } from '../fields.ts'
import { cursor, linkPages, pageOf } from '../page.ts'
import { statementCsv } from './statement-csv.ts'
import { statementFilter } from './statement-filter.ts'

export const statementLine = z
  .object({
    id: idOf('the movement'),
    at: instant('When it happened.'),
    kind: z.enum(movementKinds).describe('What kind of movement it is.'),
    text: sentence('What it was.').meta({ example: 'Proposal: Rebuild our booking calendar' }),
    change: connects('What it changed; below zero for what was spent.', -4),
    balance: connects('The balance after it.', 36),
    postId: idOf('the post it is about, if it is about one').nullable(),
    proposalId: idOf('the proposal it is about, if it is about one').nullable(),
    note: sentence('A note on it, if there is one.'),
    policy: sentence('The policy it happened under.').meta({ example: 'earnest' }),
  })
  .meta({ id: 'StatementLine', description: 'One movement in your wallet.' })

export const readStatementEndpoint = endpoint({
  name: 'read-statement',
  method: 'get',
  path: '/wallet/statement',
  tag: 'Wallet',
  summary: 'Read your statement',
  description: 'Newest first, 50 lines a page. With `Accept: text/csv` everything in the filter comes at once, as CSV.',
  who: 'member',
  query: { ...statementFilter, cursor },
  answer: z.object(pageOf(statementLine)).meta({ id: 'Statement', description: 'A page of a statement.' }),
  also: { 'text/csv': { schema: { type: 'string' } } },
  run: async (app, { by, query, c }) => {
    c.header('vary', 'accept', { append: true })
    if (c.req.header('accept')?.includes('text/csv')) return decide(statementCsv(app, by, query))
    const { lines, next } = await readStatement(app, by, query)
    linkPages(c, { next })
    return decide({ items: lines, next })
  },
})
