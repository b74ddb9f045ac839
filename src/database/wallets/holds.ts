import { sql } from 'kysely'
import { cutLegs, type Hold, type HoldState, type Leg } from '#economy/holds/hold'
import { date, instants, integers, uuids, words } from '../arrays.ts'
import type { Database, Tx } from '../open.ts'
import type { HoldRow } from '../tables.ts'
import type { Write } from '../write-together.ts'

/** The holds of these wallets that still hold something, by wallet, with what is left of each lot's part. */
export async function findOpenHolds(db: Database, walletIds: string[]): Promise<Map<string, Hold[]>> {
  const { rows } = await sql<HoldRow & TakenRow>`
    select holds.*, entry.lot_id, entry.amount as taken ${placed}
    where holds.wallet_id = any(${uuids(walletIds)}) and state = 'placed' ${inOrder}`.execute(db)
  return holdsOf(rows)
}

/** The holds that still held something of a wallet at an instant, by the entries dated until then. */
export async function findHoldsAt(db: Database, walletId: string, at: Temporal.Instant): Promise<Hold[]> {
  const { rows } = await sql<HoldRow & TakenRow>`
    select holds.*, entry.lot_id, entry.amount as taken, 'placed' as state, null as ended_at, coalesce(gone.gone - coalesce(gone.captured, 0), 0)::int as released,
      coalesce(gone.captured, 0)::int as captured ${placed}
      left join (
        select hold_id, sum(amount) as gone, sum(amount) filter (where credit = 'burnt') as captured from ledger_entries
        where wallet_id = ${walletId} and hold_id is not null and debit = 'held' and at <= ${date(at)}::timestamptz group by hold_id
      ) as gone on gone.hold_id = holds.hold_id
    where holds.wallet_id = ${walletId} and placed_at <= ${date(at)}::timestamptz and coalesce(gone.gone, 0) < holds.amount ${inOrder}`.execute(
    db,
  )
  return holdsOf(rows).get(walletId) ?? []
}

type TakenRow = { lot_id: string; taken: number }

// A hold with what the movement that placed it took.
const placed = sql`
  from holds join ledger_entries as entry
    on entry.wallet_id = holds.wallet_id and entry.seq >= holds.movement_seq and entry.seq < holds.movement_seq + holds.amount
    and entry.movement_id = holds.movement_id`
const inOrder = sql`order by holds.wallet_id, placed_at, holds.hold_id, entry.seq`

function holdsOf(rows: (HoldRow & TakenRow)[]): Map<string, Hold[]> {
  const found = new Map<string, Hold[]>()
  for (const { wallet_id, lot_id, taken, ...row } of rows) {
    const holds = found.get(wallet_id) ?? []
    found.set(wallet_id, holds)
    if (holds.at(-1)?.id !== row.hold_id) holds.push(holdOf(row))
    holds.at(-1)!.legs.push({ lotId: lot_id, amount: taken })
  }
  for (const holds of found.values()) for (const hold of holds) hold.legs = stillHeld(hold)
  return found
}

// A capture takes from the front, in the order in which the hold took; a release gives back from the end.
const stillHeld = ({ legs, amount, captured, released }: Hold): Leg[] =>
  cutLegs(cutLegs(legs, captured).rest, amount - captured - released).first

const holdOf = (row: Omit<HoldRow, 'wallet_id'>): Hold => ({
  id: row.hold_id,
  reason: row.reason,
  purpose: row.purpose,
  amount: row.amount,
  captured: row.captured,
  released: row.released,
  state: row.state,
  placedAt: row.placed_at.toTemporalInstant(),
  timesOutAt: row.times_out_at.toTemporalInstant(),
  endedAt: row.ended_at?.toTemporalInstant() ?? null,
  postId: row.post_id,
  proposalId: row.proposal_id,
  legs: [],
})

export type PlacedBefore = { hold_id: string; amount: number; times_out_at: Date }

/** Holds placed for these reasons before, by `walletId/reason`. */
export async function findHoldsByReason(
  tx: Tx,
  asked: { walletId: string; reason: string }[],
): Promise<Map<string, PlacedBefore>> {
  const { rows } = await sql<HoldRow>`
    select * from holds where (wallet_id, reason) in (
      select * from unnest(${asked.map(({ walletId }) => walletId)}::uuid[], ${asked.map(({ reason }) => reason)}::text[]))`.execute(
    tx,
  )
  return new Map(rows.map(row => [`${row.wallet_id}/${row.reason}`, row]))
}

/** How these holds stand, by `walletId/holdId`. */
export async function findHoldStates(
  tx: Tx,
  asked: { walletId: string; holdId: string }[],
): Promise<Map<string, HoldState>> {
  const { rows } = await sql<HoldRow>`
    select wallet_id, hold_id, state from holds where (wallet_id, hold_id) in (
      select * from unnest(${asked.map(({ walletId }) => walletId)}::uuid[], ${asked.map(({ holdId }) => holdId)}::uuid[]))`.execute(
    tx,
  )
  return new Map(rows.map(row => [`${row.wallet_id}/${row.hold_id}`, row.state]))
}

/** A hold of a wallet as it is to be stored; a new one with the place of the movement that placed it. */
export type StoredHold = { walletId: string; hold: Hold; placedBy?: { movementId: string; seq: number } | undefined }

/** New holds, whole. */
export function insertHolds(holds: StoredHold[]): Write | undefined {
  if (holds.length === 0) return undefined
  const of = <T>(pick: (hold: Hold) => T): T[] => holds.map(({ hold }) => pick(hold))
  return sql`
    insert into holds (wallet_id, hold_id, reason, purpose, amount, captured, released, state, placed_at, times_out_at, ended_at,
      post_id, proposal_id, movement_id, movement_seq)
    select * from unnest(
      ${uuids(holds.map(({ walletId }) => walletId))}, ${uuids(of(h => h.id))}, ${of(h => h.reason)}::text[],
      ${of(h => h.purpose)}::text[], ${integers(of(h => h.amount))}, ${integers(of(h => h.captured))}, ${integers(of(h => h.released))},
      ${words(of(h => h.state))}, ${instants(of(h => h.placedAt))}, ${instants(of(h => h.timesOutAt))},
      ${instants(of(h => h.endedAt))}, ${uuids(of(h => h.postId))}, ${uuids(of(h => h.proposalId))},
      ${uuids(holds.map(({ placedBy }) => placedBy!.movementId))}, ${integers(holds.map(({ placedBy }) => placedBy!.seq))})
    returning 1`
}

/** What has become of known holds. */
export function updateHolds(holds: StoredHold[]): Write | undefined {
  if (holds.length === 0) return undefined
  const of = <T>(pick: (hold: Hold) => T): T[] => holds.map(({ hold }) => pick(hold))
  return sql`
    update holds set captured = given.captured, released = given.released, state = given.state, ended_at = given.ended_at
    from unnest(
      ${uuids(holds.map(({ walletId }) => walletId))}, ${uuids(of(h => h.id))}, ${integers(of(h => h.captured))},
      ${integers(of(h => h.released))}, ${words(of(h => h.state))}, ${instants(of(h => h.endedAt))}
    ) as given (wallet_id, hold_id, captured, released, state, ended_at)
    where holds.wallet_id = given.wallet_id and holds.hold_id = given.hold_id
    returning 1`
}
