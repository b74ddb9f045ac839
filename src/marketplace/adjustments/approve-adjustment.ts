import { adjustConnects, mayApprove } from '#economy/adjust-connects'
import { decide } from '#economy/decision'
import { gathered } from '../gather.ts'
import type { AdjustmentAnswer } from './adjustment-answer.ts'
import { type AdjustmentCommand, decideAdjustments } from './decide-adjustments.ts'

/** A second operator approves an adjustment, and it is made. */
export const approveAdjustment = gathered<AdjustmentCommand, AdjustmentAnswer>(
  'approve-adjustment',
  (app, tx, commands) =>
    decideAdjustments(app, tx, {
      commands,
      decideOne: ({ walletId }, { adjustment, decider, ...people }, ledger) => {
        const allowed = mayApprove(decider, people)
        if (!allowed.ok) return allowed
        const { adjustment_id: id, connects, reason } = adjustment
        const movementId = app.newId()
        const decision = adjustConnects(
          { id, connects, reason },
          { wallet: ledger.wallet(walletId), lotId: app.newId(), movementId },
          ledger.policy(walletId),
          ledger.now,
        )
        if (!decision.ok) return decision
        ledger.post(decision.value.movement, decision.value.opened)
        return decide({ state: 'made', movement_id: movementId, reason })
      },
    }),
)
