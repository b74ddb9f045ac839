import { approveAdjustment } from '#marketplace/adjustments/approve-adjustment'
import { endpoint } from '../endpoint.ts'
import { adjustmentAnswer, adjustmentParams } from './adjustment-schema.ts'

export const approveAdjustmentEndpoint = endpoint({
  name: 'approve-adjustment',
  method: 'post',
  path: '/wallets/{walletId}/adjustments/{adjustmentId}/approve',
  tag: 'Operators',
  summary: 'Approve an adjustment that another operator asked for',
  description: 'For operators, except whoever asked for it and whoever it is for. It is made at once.',
  who: 'member',
  keyed: true,
  params: adjustmentParams,
  answer: adjustmentAnswer,
  run: (app, { by, key, params }) => approveAdjustment(app, { by, key, ...params }),
})
