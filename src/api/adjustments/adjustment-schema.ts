import { z } from 'zod'
import { adjustmentStates } from '#economy/adjustments/adjust-connects'
import { connects, idOf, idParam } from '../fields.ts'

export const adjustmentState = z.enum(adjustmentStates).describe('Whether it waits, is made, or is rejected.')

export const adjustmentAnswer = z
  .object({
    walletId: idOf('the member whose wallet it is'),
    adjustmentId: idOf('the adjustment'),
    connects: connects('What is given, or below zero taken.', 50),
    state: adjustmentState,
    balance: connects('What the wallet has now.', 90),
  })
  .meta({ id: 'AdjustmentAnswer', description: 'How an adjustment stands.' })

export const adjustmentParams = {
  walletId: idParam('the member whose wallet it is'),
  adjustmentId: idParam('the adjustment'),
}
