import { z } from 'zod'
import { decide } from '#economy/decision'
import { id } from '#marketplace/fields'
import { actNames } from '#marketplace/operators/acts'
import { readActs } from '#marketplace/operators/read-acts'
import { endpoint } from '../endpoint.ts'
import { idOf, instant, sentence } from '../fields.ts'
import { cursor, linkPages, pageOf } from '../page.ts'
import { statementFilter } from '../wallets/statement-filter.ts'

const act = z
  .object({
    id: idOf('the act'),
    at: instant('When it was done.'),
    by: z
      .object({ id: idOf('the operator'), name: z.string().nullable().describe('Their name.') })
      .nullable()
      .describe('Who did it; null where the marketplace did, at its command line.'),
    act: z.enum(actNames).describe('What was done.'),
    words: sentence('The same in words.').meta({ example: 'Removed a post' }),
    subject: z
      .object({
        id: sentence('Its id.'),
        kind: sentence('What it is.').meta({ example: 'wallet' }),
        name: z.string().nullable().describe('What it is called now.'),
      })
      .describe('To what it was done.'),
    detail: sentence('How much, or which.').meta({ example: '+50 Connects' }),
    reason: sentence('The reason that was given.'),
  })
  .meta({ id: 'OperatorAct', description: "Something an operator did: a line of the operators' log." })

export const readActsEndpoint = endpoint({
  name: 'read-acts',
  method: 'get',
  path: '/acts',
  tag: 'Operators',
  summary: "Read the operators' log",
  description: 'For operators. Newest first, 30 a page. Nobody can change or remove a line of it.',
  who: 'member',
  query: {
    act: z
      .enum(actNames, { error: `Choose one of ${actNames.join(', ')}.` })
      .optional()
      .describe('Only such acts.'),
    who: id.optional().describe('Only what this operator did.'),
    subject: z.string().max(200).optional().describe('Only what was done to this wallet, client or post.'),
    from: statementFilter.from,
    until: statementFilter.until,
    cursor,
  },
  answer: z.object(pageOf(act)).meta({ id: 'OperatorActs', description: "A page of the operators' log." }),
  run: async (app, { by, query, c }) => {
    const decision = await readActs(app, { by, ...query })
    if (!decision.ok) return decision
    const { acts, next } = decision.value
    linkPages(c, { next })
    return decide({ items: acts, next })
  },
})
