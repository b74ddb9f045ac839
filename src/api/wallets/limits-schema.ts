import { z } from 'zod'
import { connects } from '../fields.ts'

const most = (what: string, example: number) =>
  connects(`The most you allow yourself ${what}; null for no limit.`, example).nullable()

export const limitsFields = {
  monthly: most('in a calendar month (UTC): what is spent and held, less what comes back of that', 60),
  weekly: most('in a week (from Monday, UTC), counted in the same way', 15),
  proposal: most('on one proposal', 8),
  boost: most('on one boost', 5),
}

export const limitsView = z
  .object({
    ...limitsFields,
    budgetPer: z
      .enum(['month', 'week'])
      .describe(
        'By which of the two a budget can be set here; one set under other rules holds until it is taken away.',
      ),
    month: z.string().describe('The month that counts now.').meta({ example: '2026-05' }),
    spent: connects('What was spent and held in it, less what came back of that.', 12),
    week: z.string().describe('The Monday of the week that counts now.').meta({ example: '2026-05-11' }),
    spentInWeek: connects('The same in that week.', 4),
  })
  .meta({ id: 'Limits', description: 'What you allow yourself to spend.' })
