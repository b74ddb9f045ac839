import { z } from 'zod'
import { isCurrency } from '#economy/currency'
import { line, mostInteger, wholeNumber } from '#marketplace/fields'
import { recordPurchase } from '#marketplace/purchases/record-purchase'
import { endpoint } from '../endpoint.ts'
import { connects, currency, idOf, idParam, price, sentence } from '../fields.ts'

export const recordPurchaseEndpoint = endpoint({
  name: 'record-purchase',
  method: 'post',
  path: '/wallets/{walletId}/purchases',
  tag: 'Operators',
  summary: 'Give what somebody has paid for',
  description:
    'For operators: a payment system of yours says that it was paid. The same payment reference buys once, in one wallet, whatever the Idempotency-Key; what was recorded for the wrong one is taken back there first. Above what the policy lets one operator give alone it waits among the adjustments for a second one, and nobody records one for themselves.',
  who: 'member',
  keyed: true,
  params: { walletId: idParam('the member who paid') },
  body: z.strictObject({
    reference: line({ name: 'The reference', least: 1, most: 200 }).describe("The payment's own reference."),
    connects: wholeNumber({ error: 'Say how many Connects, as a whole number.', least: 1, most: 1_000_000 }).describe(
      'How many Connects were bought.',
    ),
    cents: wholeNumber({ error: 'Say what was paid, in whole cents.', least: 0, most: mostInteger }).describe(
      'What was paid for them, in cents of its currency, before tax; 0 only where a discount takes all of it.',
    ),
    currency: z
      .string({ error: 'The currency must be text.' })
      .refine(isCurrency, { error: 'Write the code of a currency, for example USD, EUR or GBP.' })
      .optional()
      .describe("In what it was paid, as an ISO 4217 code; left out, in that of the buyer's prices."),
    discount: z
      .string({ error: 'The code must be text.' })
      .max(80, { error: 'No code is so long.' })
      .optional()
      .describe(
        'The code of the discount it was paid with. Left out, it is the one at whose price a bundle was paid. One that is over or used up already uses up nothing; what was paid for is given.',
      ),
  }),
  answer: z
    .object({
      walletId: idOf('the member'),
      reference: sentence("The payment's reference."),
      connects: connects('What was bought.', 80),
      cents: price('What was paid for it.', 1200),
      currency: currency('In what it was paid.'),
      discount: z.string().nullable().describe('The code of the discount it has used up, if it has one.'),
      recorded: z.boolean().describe('False when it had been recorded before; nothing was given now.'),
      waits: z
        .boolean()
        .describe('True above what one operator may bring about alone: a second one has to approve it.'),
      withinRules: z
        .boolean()
        .describe(
          'False where their plan may not buy it: it was paid for and is given. Ask read-bundle before money is taken.',
        ),
      balance: connects('What the wallet has now.', 120),
      owed: connects('What it still owes for purchases that were charged back.', 0),
    })
    .meta({ id: 'PurchaseRecorded', description: 'A purchase in a wallet.' }),
  run: (app, { by, key, params, body }) => recordPurchase(app, { by, key, ...params, ...body }),
})
