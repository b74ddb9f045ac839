import { sql } from 'kysely'
import type { AdjustmentState } from '#economy/adjustments/adjust-connects'
import { date, uuids } from '../arrays.ts'
import type { Database, Tx } from '../open.ts'
import type { AdjustmentRow } from '../tables.ts'

/** Writes adjustments as they are asked for: waiting, or made at once. */
export async function insertAdjustments(tx: Tx, adjustments: AdjustmentRow[]): Promise<void> {
  const rows = adjustments.map(row => ({ ...row, act: row.act && (JSON.stringify(row.act) as never) }))
  if (rows.length > 0) await tx.insertInto('adjustments').values(rows).execute()
}

/** Adjustments by their id, each in the wallet named with it. */
export async function findAdjustments(
  db: Database,
  asked: { walletId: string; adjustmentId: string }[],
): Promise<Map<string, AdjustmentRow>> {
  const { rows } = await sql<AdjustmentRow>`
    select * from adjustments where (wallet_id, adjustment_id) in (
      select * from unnest(${uuids(asked.map(({ walletId }) => walletId))}, ${uuids(asked.map(({ adjustmentId }) => adjustmentId))}))`.execute(
    db,
  )
  return new Map(rows.map(row => [`${row.wallet_id}/${row.adjustment_id}`, row]))
}

/** Writes what became of adjustments that waited. */
export async function saveDecided(tx: Tx, adjustments: AdjustmentRow[], at: Temporal.Instant): Promise<void> {
  if (adjustments.length === 0) return
  const of = <T>(pick: (row: AdjustmentRow) => T): T[] => adjustments.map(pick)
  await sql`
    update adjustments set state = given.state, decided_by = given.decided_by, decided_at = ${date(at)}::timestamptz,
      movement_id = given.movement_id
    from unnest(${uuids(of(row => row.wallet_id))}, ${uuids(of(row => row.adjustment_id))}, ${of(row => row.state)}::text[],
      ${uuids(of(row => row.decided_by))}, ${uuids(of(row => row.movement_id))})
      as given (wallet_id, adjustment_id, state, decided_by, movement_id)
    where adjustments.wallet_id = given.wallet_id and adjustments.adjustment_id = given.adjustment_id`.execute(tx)
}

export type ListedAdjustment = AdjustmentRow & { owner: string; asker: string; decider: string | null }
type Page = { states: AdjustmentState[]; before?: { at: Temporal.Instant; id: string } | undefined; most: number }

/** Adjustments in these states with the names of those they are about, newest first. */
export async function listAdjustments(db: Database, { states, before, most }: Page): Promise<ListedAdjustment[]> {
  const { rows } = await sql<ListedAdjustment>`
    select adjustments.*, owner.name as owner, asker.name as asker, decider.name as decider
    from adjustments
      join members as owner on owner.member_id = wallet_id
      join members as asker on asker.member_id = asked_by
      left join members as decider on decider.member_id = decided_by
    where state = any(${states}::text[])
      ${before ? sql`and (asked_at, adjustment_id) < (${date(before.at)}::timestamptz, ${before.id}::uuid)` : sql``}
    order by asked_at desc, adjustment_id desc limit ${most}`.execute(db)
  return rows
}

/** How many Connects each operator alone has given or taken by hand in each of these wallets since, as `walletId/operatorId`. */
export async function sumAdjusted(tx: Tx, walletIds: string[], since: Temporal.Instant): Promise<Map<string, number>> {
  const { rows } = await sql<{ wallet_id: string; asked_by: string; connects: number }>`
    select wallet_id, asked_by, sum(abs(connects))::int as connects from adjustments
    where wallet_id = any(${uuids(walletIds)}) and decided_by = asked_by and state = 'made' and asked_at > ${date(since)}::timestamptz
    group by wallet_id, asked_by`.execute(tx)
  return new Map(rows.map(row => [`${row.wallet_id}/${row.asked_by}`, row.connects]))
}

/** What waits in these wallets besides adjustments. */
export async function findWaitingActs(
  tx: Tx,
  walletIds: string[],
): Promise<Pick<AdjustmentRow, 'wallet_id' | 'act'>[]> {
  const { rows } = await sql<Pick<AdjustmentRow, 'wallet_id' | 'act'>>`
    select wallet_id, act from adjustments
    where wallet_id = any(${uuids(walletIds)}) and state = 'waiting' and act is not null`.execute(tx)
  return rows
}

/** Locks an adjustment, so that it is decided once. */
export async function lockAdjustment(
  tx: Tx,
  { walletId, adjustmentId }: { walletId: string; adjustmentId: string },
): Promise<AdjustmentRow | undefined> {
  const { rows } = await sql<AdjustmentRow>`
    update adjustments set state = state where wallet_id = ${walletId} and adjustment_id = ${adjustmentId}
    returning *`.execute(tx)
  return rows[0]
}
