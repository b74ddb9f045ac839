import { findAdjustments } from '#database/operators/adjustments'
import { adjustConnects, mayApprove } from '#economy/adjustments/adjust-connects'
import { type Decision, decide } from '#economy/decision'
import { isId } from '../fields.ts'
import { gathered } from '../gather.ts'
import type { AdjustmentAnswer } from './adjustment-answer.ts'
import { approveAct } from './approve-act.ts'
import { type AdjustmentCommand, decideAdjustments } from './decide-adjustments.ts'

/** A second operator approves an adjustment, and it is made. */
export const approveAdjustment = gathered<AdjustmentCommand, AdjustmentAnswer>(
  'approve-adjustment',
  async (app, tx, commands) => {
    const waiting = await findAdjustments(
      tx,
      commands.filter(({ walletId, adjustmentId }) => isId(walletId) && isId(adjustmentId)),
    )
    const isAct = ({ walletId, adjustmentId }: AdjustmentCommand) =>
      Boolean(waiting.get(`${walletId}/${adjustmentId}`)?.act)
    const adjusted = await decideAdjustments<AdjustmentCommand>(app, tx, {
      commands: commands.filter(command => !isAct(command)),
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
    })
    const decisions: Decision<AdjustmentAnswer>[] = []
    for (const command of commands)
      decisions.push(isAct(command) ? await approveAct(app, tx, command) : adjusted.shift()!)
    return decisions
  },
)
