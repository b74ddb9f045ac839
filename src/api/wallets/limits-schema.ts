import { z } from 'zod'
import { connects } from '../fields.ts'

const most = (what: string, example: number) =>
  connects(`The most you allow yourself ${what}; null for no limit.`, example).nullable()

export const limitsFields = {
  monthly: most('in a calendar month (UTC): what is spent and held, less what comes back of that', 60),
  proposal: most('on one proposal', 8),
  boost: most('on one boost', 5),
}

export const limitsView = z
  .object({
    ...limitsFields,
    month: z.string().describe('The month that counts now.').meta({ example: '2026-05' }),
    spent: connects('What was spent and held in it, less what came back of that.', 12),
  })
  .meta({ id: 'Limits', description: 'What you allow yourself to spend.' })
