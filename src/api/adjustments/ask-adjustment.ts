import { z } from 'zod'
import { askAdjustment } from '#marketplace/adjustments/ask-adjustment'
import { reasonSchema } from '#marketplace/fields'
import { endpoint } from '../endpoint.ts'
import { idParam } from '../fields.ts'
import { adjustmentAnswer } from './adjustment-schema.ts'

export const askAdjustmentEndpoint = endpoint({
  name: 'ask-adjustment',
  method: 'post',
  path: '/wallets/{walletId}/adjustments',
  tag: 'Operators',
  summary: 'Give or take Connects by hand',
  description:
    'For operators. Above the limit of the policy, and in your own wallet, it waits for the approval of another operator. The owner reads the reason.',
  who: 'member',
  keyed: true,
  params: { walletId: idParam('the member whose wallet it is') },
  body: z.strictObject({
    connects: z
      .int({ error: 'Say how many Connects, as a whole number.' })
      .describe('How many Connects to give, or below zero to take.'),
    reason: reasonSchema.describe('Why; the owner of the wallet reads it.'),
  }),
  answer: adjustmentAnswer,
  run: (app, { by, key, params, body }) => askAdjustment(app, { by, key, ...params, ...body }),
})
