import { decide, refuse } from '#economy/decision'
import { storable } from '../fields.ts'
import { gathered } from '../gather.ts'
import type { AdjustmentAnswer } from './adjustment-answer.ts'
import { type AdjustmentCommand, decideAdjustments } from './decide-adjustments.ts'

/** An operator rejects an adjustment that waits, or takes their own back, and says why. */
export const rejectAdjustment = gathered<AdjustmentCommand & { reason: string }, AdjustmentAnswer>(
  'reject-adjustment',
  (app, tx, commands) =>
    decideAdjustments(app, tx, {
      commands,
      decideOne: ({ reason: given }) => {
        const reason = storable(given).trim()
        return reason === ''
          ? refuse('invalid-input', { field: 'reason', message: 'Say why; whoever asked for it is told.' })
          : decide({ state: 'rejected', movement_id: null, reason })
      },
    }),
)
