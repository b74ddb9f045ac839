import { z } from 'zod'
import { cents, connects, sentence } from '../fields.ts'

export const bundleView = z
  .object({
    connects: connects('How many are bought together.', 10),
    cents: cents('What they cost, before tax.', 150),
    mayBuy: z.boolean().describe('Whether the freelancer may buy it on their plan.'),
    plans: sentence('The titles of the plans it is for; empty for everybody.').meta({ example: 'Plus' }),
  })
  .meta({ id: 'Bundle', description: 'Connects that are bought together.' })
