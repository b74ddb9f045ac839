import { z } from 'zod'
import { rejectAdjustment } from '#marketplace/adjustments/reject-adjustment'
import { reasonSchema } from '#marketplace/fields'
import { endpoint } from '../endpoint.ts'
import { adjustmentAnswer, adjustmentParams } from './adjustment-schema.ts'

export const rejectAdjustmentEndpoint = endpoint({
  name: 'reject-adjustment',
  method: 'post',
  path: '/wallets/{walletId}/adjustments/{adjustmentId}/reject',
  tag: 'Operators',
  summary: 'Reject an adjustment that waits, or take your own back',
  description: 'For operators. No Connects move.',
  who: 'member',
  params: adjustmentParams,
  body: z.strictObject({
    reason: reasonSchema.describe('Why; whoever asked for it is told.'),
  }),
  answer: adjustmentAnswer,
  run: (app, { by, params, body }) => rejectAdjustment(app, { by, ...params, ...body }),
})
