import type { Tx } from '#database/open'
import { findWaitingActs, insertAdjustments, sumAdjusted } from '#database/operators/adjustments'
import { findPersons } from '#database/operators/operators'
import type { AdjustmentRow } from '#database/tables'
import { type BringingAct, bringAbout } from '#economy/adjustments/bring-about'
import { type Decision, decide } from '#economy/decision'
import type { Policy } from '#economy/policy/policy'
import { type Actor, type App, policyNow, system } from '../app.ts'
import { isId } from '../fields.ts'
import { connectsInWords, logActs } from '../operators/log-acts.ts'
import { askedRow } from './asked-row.ts'

type Bringing = { by: Actor; walletId: string; connects: number; act: BringingAct; reason: string }

/** What operators bring about is counted and may wait; what the marketplace does itself, or a second operator approved, is not. */
export type OpenBringing = {
  one(bringing: Bringing, policy: Policy): Decision<'at-once' | 'waits'>
  save(): Promise<void>
}

/** For these wallets, which must be locked: two at once would both be within the limit. */
export async function openBringing(
  app: App,
  tx: Tx,
  asked: { by: Actor; walletId: string }[],
  approved = false,
): Promise<OpenBringing> {
  const byOperators = approved ? [] : asked.filter(({ by, walletId }) => by !== system && isId(by) && isId(walletId))
  const walletIds = byOperators.map(({ walletId }) => walletId)
  const people = await findPersons(tx, [...walletIds, ...byOperators.map(({ by }) => by)])
  const since = app.clock().subtract({ hours: 24 * policyNow(app).corrections.approvalDays })
  const recent = walletIds.length > 0 ? await sumAdjusted(tx, walletIds, since) : new Map<string, number>()
  const waiting = new Set(walletIds.length > 0 ? (await findWaitingActs(tx, walletIds)).map(nameOf) : [])
  const rows: AdjustmentRow[] = []
  return { one, save }

  function one(bringing: Bringing, policy: Policy): Decision<'at-once' | 'waits'> {
    const { by, walletId, connects } = bringing
    const [asker, owner] = [people.get(by), people.get(walletId)]
    if (approved || by === system || !asker || !owner) return decide('at-once')
    const alone = `${walletId}/${by}`
    const decision = bringAbout({ connects, recent: recent.get(alone) ?? 0 }, { asker, owner }, policy)
    if (!decision.ok || connects === 0) return decision
    const name = nameOf({ wallet_id: walletId, act: bringing.act })
    const waits = decision.value === 'waits'
    if (waits && waiting.has(name)) return decision
    if (waits) waiting.add(name)
    else recent.set(alone, (recent.get(alone) ?? 0) + connects)
    const row = askedRow({ ...bringing, id: app.newId() }, { at: app.clock(), waits })
    rows.push({ ...row, movement_id: null, act: bringing.act })
    return decision
  }

  async function save(): Promise<void> {
    await insertAdjustments(tx, rows)
    const asked = rows.filter(({ state }) => state === 'waiting')
    await logActs(
      app,
      tx,
      asked.map(row => ({
        by: row.asked_by,
        act: 'adjustment-asked',
        subject: row.wallet_id,
        detail: connectsInWords(row.connects),
        reason: row.reason,
      })),
    )
  }
}

/** The same asked for again waits once. */
const nameOf = ({ wallet_id, act }: Pick<AdjustmentRow, 'wallet_id' | 'act'>): string =>
  JSON.stringify([wallet_id, ...Object.entries(act ?? {}).sort()])
