import { decide } from '#economy/decision'
import { gathered } from '../gather.ts'
import { givenReason } from '../operators/given-reason.ts'
import type { AdjustmentAnswer } from './adjustment-answer.ts'
import { type AdjustmentCommand, decideAdjustments } from './decide-adjustments.ts'

/** An operator rejects an adjustment that waits, or takes their own back, and says why. */
export const rejectAdjustment = gathered<AdjustmentCommand & { reason: string }, AdjustmentAnswer>(
  'reject-adjustment',
  (app, tx, commands) =>
    decideAdjustments(app, tx, {
      commands,
      decideOne: ({ reason: given }) => {
        const reason = givenReason(given)
        return reason.ok ? decide({ state: 'rejected', movement_id: null, ...reason.value }) : reason
      },
    }),
)
