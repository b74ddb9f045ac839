import { insertAdjustments, sumAdjusted } from '#database/operators/adjustments'
import { findPersons } from '#database/operators/operators'
import type { AdjustmentRow } from '#database/tables'
import { adjustConnects, needsApproval } from '#economy/adjustments/adjust-connects'
import { type Decision, decide, refuse } from '#economy/decision'
import { available } from '#economy/wallets/wallet'
import { policyNow } from '../app.ts'
import { isId } from '../fields.ts'
import { type Command, gathered } from '../gather.ts'
import { openLedger } from '../ledger/open-ledger.ts'
import { notify } from '../notices/notify.ts'
import { givenReason } from '../operators/given-reason.ts'
import { connectsInWords, logActs } from '../operators/log-acts.ts'
import { mostInGrant } from '../wallets/grant-connects.ts'
import { type AdjustmentAnswer, noticeToOwner } from './adjustment-answer.ts'
import { askedRow } from './asked-row.ts'

/** Connects to give, or below zero to take, and why: the owner of the wallet reads these words. */
export type AskAdjustment = Command & { walletId: string; connects: number; reason: string }

/** An operator gives or takes Connects by hand: at once, or where the policy wants it after a second operator's approval. */
export const askAdjustment = gathered<AskAdjustment, AdjustmentAnswer>('ask-adjustment', async (app, tx, commands) => {
  const ids = commands.flatMap(({ by, walletId }) => [by, walletId]).filter(isId)
  const people = await findPersons(tx, ids)
  const ledger = await openLedger(
    app,
    tx,
    commands
      .filter(({ by }) => people.get(by)?.isOperator)
      .flatMap(({ walletId }) => (isId(walletId) ? [walletId] : [])),
  )
  const recent = await sumAdjusted(
    tx,
    commands.map(({ walletId }) => walletId).filter(isId),
    ledger.now.subtract({ hours: 24 * policyNow(app).corrections.approvalDays }),
  )
  const asked: AdjustmentRow[] = []
  const decisions = commands.map(one)
  await ledger.save()
  await insertAdjustments(tx, asked)
  await logActs(
    app,
    tx,
    asked.map(row => ({
      by: row.asked_by,
      act: row.state === 'made' ? 'adjustment-made' : 'adjustment-asked',
      subject: row.wallet_id,
      detail: connectsInWords(row.connects),
      reason: row.reason,
    })),
  )
  await notify(app, tx, asked.filter(({ state }) => state === 'made').map(noticeToOwner), ledger.now)
  return decisions

  function one(command: AskAdjustment): Decision<AdjustmentAnswer> {
    const { by, walletId, connects } = command
    const [asker, owner] = [people.get(by), people.get(walletId)]
    if (!asker?.isOperator) return refuse('not-an-operator')
    const wrong = faultOf(command)
    if (wrong) return refuse('invalid-input', wrong)
    const given = givenReason(command.reason)
    if (!given.ok) return given
    if (!owner || !ledger.has(walletId)) return refuse('not-found')
    const [adjustmentId, { reason }, policy] = [app.newId(), given.value, ledger.policy(walletId)]
    const [adjustment, ids] = [
      { id: adjustmentId, connects, reason },
      { lotId: app.newId(), movementId: app.newId() },
    ]
    const decision = adjustConnects(adjustment, { wallet: ledger.wallet(walletId), ...ids }, policy, ledger.now)
    if (!decision.ok) return decision
    const alone = `${walletId}/${by}`
    const waits = needsApproval({ connects, recent: recent.get(alone) ?? 0 }, { asker, owner }, policy)
    if (!waits) {
      ledger.post(decision.value.movement, decision.value.opened)
      recent.set(alone, (recent.get(alone) ?? 0) + Math.abs(connects))
    }
    const row = askedRow({ ...adjustment, by, walletId }, { at: ledger.now, waits })
    asked.push({ ...row, movement_id: waits ? null : ids.movementId, act: null })
    const balance = available(ledger.wallet(walletId), ledger.now)
    return decide({ walletId, adjustmentId, connects, state: waits ? 'waiting' : 'made', balance })
  }
})

function faultOf({ connects }: AskAdjustment): { field: string; message: string } | undefined {
  if (!Number.isSafeInteger(connects) || connects === 0 || Math.abs(connects) > mostInGrant)
    return {
      field: 'connects',
      message: `Give or take 1 to ${mostInGrant.toLocaleString('en-US')} Connects.`,
    }
  return undefined
}
