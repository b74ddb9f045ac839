import type { Tx } from '#database/open'
import { findAdjustments, saveDecided } from '#database/operators/adjustments'
import { findPersons, type PersonRow } from '#database/operators/operators'
import type { AdjustmentRow } from '#database/tables'
import { type Decision, decide, refuse } from '#economy/decision'
import { available } from '#economy/wallets/wallet'
import type { App } from '../app.ts'
import { isId } from '../fields.ts'
import type { Command } from '../gather.ts'
import { type OpenLedger, openLedger } from '../ledger/open-ledger.ts'
import { type NoticeToSend, notify } from '../notices/notify.ts'
import { connectsInWords, logActs } from '../operators/log-acts.ts'
import { type AdjustmentAnswer, noticeToOwner } from './adjustment-answer.ts'

export type AdjustmentCommand = Command & { walletId: string; adjustmentId: string }
/** An adjustment that waits, who decides it, who asked for it, and whose wallet it is. */
export type Waiting = { adjustment: AdjustmentRow; decider: PersonRow; asker: PersonRow; owner: PersonRow }

type Deciding<C> = {
  commands: C[]
  /** Answers what becomes of it; `movementId` where it was posted. */
  decideOne: (
    command: C,
    waiting: Waiting,
    ledger: OpenLedger,
  ) => Decision<Pick<AdjustmentRow, 'movement_id'> & { state: 'made' | 'rejected'; reason: string }>
}

/** Operators decide adjustments that wait, one after the other; each is decided once, because its wallet is locked. */
export async function decideAdjustments<C extends AdjustmentCommand>(
  app: App,
  tx: Tx,
  { commands, decideOne }: Deciding<C>,
): Promise<Decision<AdjustmentAnswer>[]> {
  const deciders = await findPersons(tx, commands.map(({ by }) => by).filter(isId))
  const named = commands.filter(
    ({ by, walletId, adjustmentId }) => deciders.get(by)?.isOperator && isId(walletId) && isId(adjustmentId),
  )
  const ledger = await openLedger(
    app,
    tx,
    named.map(({ walletId }) => walletId),
  )
  const adjustments = await findAdjustments(tx, named)
  const people = await findPersons(
    tx,
    [...adjustments.values()].flatMap(row => [row.wallet_id, row.asked_by]),
  )
  const decided: { row: AdjustmentRow; reason: string }[] = []
  const decisions = commands.map(one)
  await ledger.save()
  const rows = decided.map(({ row }) => row)
  await saveDecided(tx, rows, ledger.now)
  await logActs(
    app,
    tx,
    decided.map(({ row, reason }) => ({
      by: row.decided_by!,
      act: row.state === 'made' ? 'adjustment-approved' : 'adjustment-rejected',
      subject: row.wallet_id,
      detail: connectsInWords(row.connects),
      reason,
    })),
  )
  const toOwners = rows.filter(({ state }) => state === 'made').map(noticeToOwner)
  const toAskers = decided.map(({ row, reason }) =>
    noticeToAsker(row, { owner: people.get(row.wallet_id)!.name, reason }),
  )
  await notify(app, tx, [...toOwners, ...toAskers], ledger.now)
  return decisions

  function one(command: C): Decision<AdjustmentAnswer> {
    const { by, walletId, adjustmentId } = command
    const decider = deciders.get(by)
    if (!decider?.isOperator) return refuse('not-an-operator')
    const key = `${walletId}/${adjustmentId}`
    const adjustment = adjustments.get(key)
    if (!adjustment) return refuse('not-found')
    if (adjustment.state !== 'waiting') return refuse('adjustment-decided', { state: adjustment.state })
    const [asker, owner] = [people.get(adjustment.asked_by)!, people.get(walletId)!]
    const decision = decideOne(command, { adjustment, decider, asker, owner }, ledger)
    if (!decision.ok) return decision
    const { reason, ...fate } = decision.value
    const row = { ...adjustment, ...fate, decided_by: by }
    adjustments.set(key, row)
    decided.push({ row, reason })
    const balance = available(ledger.wallet(walletId), ledger.now)
    return decide({ walletId, adjustmentId, connects: row.connects, state: row.state, balance })
  }
}

/** Whoever asked reads what became of it. */
export const noticeToAsker = (
  row: AdjustmentRow,
  { owner, reason }: { owner: string; reason: string },
): NoticeToSend => ({
  memberId: row.asked_by,
  kind: 'adjustment-decided',
  text: `The adjustment you asked for (${connectsInWords(row.connects)} for ${owner}) was ${row.state === 'made' ? 'approved and made.' : `rejected: ${reason}`}`,
  link: `/operator/wallets/${row.wallet_id}`,
})
