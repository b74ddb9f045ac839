import { type ListedAdjustment, listAdjustments as listRows } from '#database/operators/adjustments'
import { findPersons } from '#database/operators/operators'
import { type AdjustmentState, mayApprove } from '#economy/adjustments/adjust-connects'
import { type Decision, decide, refuse } from '#economy/decision'
import { available } from '#economy/wallets/wallet'
import type { App } from '../app.ts'
import { decodeCursor, encodeCursor } from '../cursor.ts'
import { findSettledWallet } from '../wallets/find-settled-wallet.ts'

/** An adjustment as operators see it. Connects below zero are taken; `available` and `owed` are what the wallet has now. */
export type ListedAdjustmentView = {
  id: string
  wallet: { id: string; owner: string; available: number; owed: number }
  connects: number
  reason: string
  state: AdjustmentState
  askedBy: { id: string; name: string }
  askedAt: string
  decidedBy: { id: string; name: string } | null
  decidedAt: string | null
  /** Whether whoever looks may approve it. */
  mayApprove: boolean
}

const lists = { waiting: ['waiting'], decided: ['made', 'rejected'] } as const
export type AdjustmentList = keyof typeof lists
export const adjustmentLists = Object.keys(lists) as [AdjustmentList, ...AdjustmentList[]]

const pageSize = 20

/** Adjustments that wait, or have been made or rejected, newest first. For operators. */
export async function listAdjustments(
  app: App,
  { by, list, cursor }: { by: string; list: AdjustmentList; cursor?: string | null | undefined },
): Promise<Decision<{ adjustments: ListedAdjustmentView[]; next: string | null }>> {
  const me = (await findPersons(app.db, [by])).get(by)
  if (!me?.isOperator) return refuse('not-an-operator')
  const rows = await listRows(app.db, { states: [...lists[list]], before: decodeCursor(cursor), most: pageSize + 1 })
  const page = rows.slice(0, pageSize)
  const people = await findPersons(
    app.db,
    page.flatMap(row => [row.wallet_id, row.asked_by]),
  )
  const last = rows.length > pageSize ? page.at(-1) : undefined
  const adjustments = await Promise.all(page.map(view))
  return decide({ adjustments, next: last ? encodeCursor(last.asked_at, last.adjustment_id) : null })

  async function view(row: ListedAdjustment): Promise<ListedAdjustmentView> {
    const { wallet, now } = await findSettledWallet(app, row.wallet_id)
    const [asker, owner] = [people.get(row.asked_by)!, people.get(row.wallet_id)!]
    return {
      id: row.adjustment_id,
      wallet: { id: row.wallet_id, owner: row.owner, available: available(wallet, now), owed: wallet.owed },
      connects: row.connects,
      reason: row.reason,
      state: row.state,
      askedBy: { id: row.asked_by, name: row.asker },
      askedAt: row.asked_at.toISOString(),
      decidedBy: row.decided_by && row.decider ? { id: row.decided_by, name: row.decider } : null,
      decidedAt: row.decided_at?.toISOString() ?? null,
      mayApprove: row.state === 'waiting' && mayApprove(me!, { asker, owner }).ok,
    }
  }
}
