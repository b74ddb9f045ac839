import { z } from 'zod'
import { connects, currency, instant, price, sentence } from '../fields.ts'

const discount = {
  code: z.string().describe('The code it was claimed by; record-purchase can name it.'),
  percentOff: z.int().describe('How many percent it takes off.'),
  until: instant('When it ends.'),
}
const buyers = {
  mayBuy: z.boolean().describe('Whether the freelancer may buy it on their plan.'),
  plans: sentence('The titles of the plans it is for; empty for everybody.').meta({ example: 'Plus' }),
}

export const bundleView = z
  .object({
    connects: connects('How many are bought together.', 10),
    cents: price('What they cost, before tax, with the discount they have.', 150),
    currency: currency('In what they are paid.'),
    discount: z
      .object({
        ...discount,
        listCents: price('What they cost without it.', 150),
        words: sentence('The same in words.').meta({ example: '$1.50; −20%: code SPRING' }),
      })
      .nullable()
      .describe('What lowers the price of their next purchase, if anything does; it is used once.'),
    ...buyers,
  })
  .meta({ id: 'Bundle', description: 'Connects that are bought together.' })

export const anyAmountView = z
  .object({
    least: connects('Fewest that are bought at once.', 1),
    most: connects('Most that are bought at once.', 1000),
    cents: price('What each costs, before tax, without a discount.', 15),
    currency: currency('In what it is paid.'),
    discount: z
      .object(discount)
      .nullable()
      .describe('What takes percents off the whole of their next purchase, if anything does.'),
    ...buyers,
  })
  .meta({ id: 'AnyAmount', description: 'Connects that are bought one by one, as many as one wants.' })
