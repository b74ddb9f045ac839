import { z } from 'zod'
import { decide } from '#economy/decision'
import { adjustmentLists, listAdjustments } from '#marketplace/adjustments/list-adjustments'
import { endpoint } from '../endpoint.ts'
import { connects, idOf, instant, sentence } from '../fields.ts'
import { cursor, linkPages, pageOf } from '../page.ts'
import { adjustmentState } from './adjustment-schema.ts'

const person = (what: string) => z.object({ id: idOf(what), name: sentence('Their name.') }).describe(`Who ${what} is.`)

const adjustment = z
  .object({
    id: idOf('the adjustment'),
    wallet: z
      .object({
        id: idOf('the member whose wallet it is'),
        owner: sentence('Their name.'),
        available: connects('What they can spend now.', 34),
        owed: connects('What they owe now.', 0),
      })
      .describe('The wallet it is about, as it is now.'),
    connects: connects('What is given, or below zero taken.', 250),
    reason: sentence('Why.'),
    state: adjustmentState,
    askedBy: person('whoever asked for it'),
    askedAt: instant('When it was asked for.'),
    decidedBy: person('whoever decided it').nullable(),
    decidedAt: instant('When it was decided.').nullable(),
    mayApprove: z.boolean().describe('Whether you may approve it.'),
  })
  .meta({ id: 'Adjustment', description: 'Connects that an operator gives or takes by hand.' })

export const listAdjustmentsEndpoint = endpoint({
  name: 'list-adjustments',
  method: 'get',
  path: '/adjustments',
  tag: 'Operators',
  summary: 'List the adjustments that wait, or were decided',
  description: 'For operators. Newest first, 20 a page.',
  who: 'member',
  query: {
    list: z
      .enum(adjustmentLists, { error: `Choose one of ${adjustmentLists.join(', ')}.` })
      .default('waiting')
      .describe('Those that wait, or those that were made or rejected.'),
    cursor,
  },
  answer: z.object(pageOf(adjustment)).meta({ id: 'Adjustments', description: 'A page of adjustments.' }),
  run: async (app, { by, query, c }) => {
    const decision = await listAdjustments(app, { by, ...query })
    if (!decision.ok) return decision
    const { adjustments, next } = decision.value
    linkPages(c, { next })
    return decide({ items: adjustments, next })
  },
})
