import { z } from 'zod'
import { line, reasonSchema } from '#marketplace/fields'
import { revokePurchase } from '#marketplace/purchases/revoke-purchase'
import { endpoint } from '../endpoint.ts'
import { connects, idOf, idParam, sentence } from '../fields.ts'

export const revokePurchaseEndpoint = endpoint({
  name: 'revoke-purchase',
  method: 'post',
  path: '/wallets/{walletId}/purchases/revoke',
  tag: 'Operators',
  summary: 'Take back what was bought with a payment that was charged back',
  description:
    'For operators. What is left of it goes; what was used or is held is owed, and what arrives in the wallet next settles it. Once for each payment.',
  who: 'member',
  keyed: true,
  params: { walletId: idParam('the member who had paid') },
  body: z.strictObject({
    reference: line({ name: 'The reference', least: 1, most: 200 }).describe("The payment's own reference."),
    reason: reasonSchema.describe("Why, for the operators' log."),
  }),
  answer: z
    .object({
      walletId: idOf('the member'),
      reference: sentence("The payment's reference."),
      connects: connects('What had been bought.', 80),
      taken: connects('What was left of it and is gone.', 50),
      shortfall: connects('What was used of it or is held, and is owed.', 30),
      owed: connects('What the wallet owes altogether.', 30),
      revoked: z.boolean().describe('False when it had been revoked before; nothing was taken now.'),
    })
    .meta({ id: 'PurchaseRevoked', description: 'A purchase that was charged back.' }),
  run: (app, { by, key, params, body }) => revokePurchase(app, { by, key, ...params, ...body }),
})
