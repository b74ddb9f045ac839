import { z } from 'zod'
import { connects, currency, price, sentence } from '../fields.ts'

export const bundleView = z
  .object({
    connects: connects('How many are bought together.', 10),
    cents: price('What they cost, before tax.', 150),
    currency: currency('In what they are paid.'),
    mayBuy: z.boolean().describe('Whether the freelancer may buy it on their plan.'),
    plans: sentence('The titles of the plans it is for; empty for everybody.').meta({ example: 'Plus' }),
  })
  .meta({ id: 'Bundle', description: 'Connects that are bought together.' })
