import type { Tx } from '#database/open'
import { lockAdjustment, saveDecided } from '#database/operators/adjustments'
import { findPersons } from '#database/operators/operators'
import type { AdjustmentRow } from '#database/tables'
import { mayApprove } from '#economy/adjustments/adjust-connects'
import type { BringingAct } from '#economy/adjustments/bring-about'
import { type Decision, decide, refuse } from '#economy/decision'
import { available } from '#economy/wallets/wallet'
import type { App } from '../app.ts'
import { setBadges } from '../grants/set-badge.ts'
import { openLedger } from '../ledger/open-ledger.ts'
import { notify } from '../notices/notify.ts'
import { connectsInWords, logActs } from '../operators/log-acts.ts'
import { setPlans } from '../plans/set-plan.ts'
import { recordPurchases } from '../purchases/record-purchase.ts'
import type { AdjustmentAnswer } from './adjustment-answer.ts'
import { type AdjustmentCommand, noticeToAsker } from './decide-adjustments.ts'

/** A second operator approves a purchase, a badge or a plan that waits, and it is done as it was asked for. */
export async function approveAct(
  app: App,
  tx: Tx,
  { by, walletId, adjustmentId }: AdjustmentCommand,
): Promise<Decision<AdjustmentAnswer>> {
  const approver = (await findPersons(tx, [by])).get(by)
  if (!approver?.isOperator) return refuse('not-an-operator')
  const row = await lockAdjustment(tx, { walletId, adjustmentId })
  if (!row) return refuse('not-found')
  const people = await findPersons(tx, [walletId, row.asked_by])
  const [owner, asker] = [people.get(walletId)!, people.get(row.asked_by)!]
  if (row.state !== 'waiting') return refuse('adjustment-decided', { state: row.state })
  const allowed = mayApprove(approver, { asker, owner })
  if (!allowed.ok) return allowed
  const done = await doAct(app, tx, row)
  if (!done.ok) return done
  const made = { ...row, state: 'made' as const, decided_by: by }
  await saveDecided(tx, [made], app.clock())
  const { connects, reason } = row
  const detail = connectsInWords(connects)
  await logActs(app, tx, [{ by, act: 'adjustment-approved', subject: walletId, detail, reason }])
  await notify(app, tx, [noticeToAsker(made, { owner: owner.name, reason })], app.clock())
  const ledger = await openLedger(app, tx, [walletId])
  return decide({
    walletId,
    adjustmentId,
    connects,
    state: 'made',
    balance: available(ledger.wallet(walletId), ledger.now),
  })
}

const paid = ({ reference, cents, currency, discount }: Extract<BringingAct, { kind: 'purchase' }>) => ({
  ...{ reference, cents, currency, discount },
})

async function doAct(app: App, tx: Tx, row: AdjustmentRow): Promise<Decision<unknown>> {
  const { asked_by: by, wallet_id: id, connects } = row
  const act = row.act!
  const [decision] =
    act.kind === 'purchase'
      ? await recordPurchases(app, tx, [{ by, walletId: id, connects, ...paid(act) }], true)
      : act.kind === 'badge'
        ? await setBadges(app, tx, [{ by, memberId: id, badge: act.badge, held: true }], true)
        : await setPlans(app, tx, [{ by, memberId: id, plan: act.plan }], true)
  return decision!
}
