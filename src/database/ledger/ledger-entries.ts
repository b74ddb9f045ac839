import { sql } from 'kysely'
import type { Movement } from '#economy/wallets/wallet'
import { date, instants, integers, texts, uuids, words } from '../arrays.ts'
import type { Database, Tx } from '../open.ts'
import type { Write } from '../write-together.ts'

/** A movement as it was decided, with the wallet's balance after each of its entries. */
export type PostedMovement = { movement: Movement; seq: number; balances: number[]; policy: string }

/** Appends movements to the ledger. Entries are never changed afterwards: the database itself refuses it. */
export function saveMovements(posted: PostedMovement[]): Write | undefined {
  const rows = posted.flatMap(({ movement, seq, balances, policy }) =>
    movement.entries.map((entry, i) => ({ movement, entry, seq: seq + i, balance: balances[i]!, policy })),
  )
  if (rows.length === 0) return undefined
  const of = <T>(pick: (row: (typeof rows)[number]) => T): T[] => rows.map(pick)
  return sql`
    insert into ledger_entries
      (wallet_id, seq, movement_id, at, kind, debit, credit, lot_id, amount, balance_after, post_id, proposal_id, policy, note, hold_id)
    select * from unnest(
      ${uuids(of(row => row.movement.walletId))}, ${integers(of(row => row.seq))}, ${uuids(of(row => row.movement.id))},
      ${instants(of(row => row.movement.at))}, ${words(of(row => row.movement.kind))},
      ${words(of(row => row.entry.debit))}, ${words(of(row => row.entry.credit))}, ${uuids(of(row => row.entry.lotId))},
      ${integers(of(row => row.entry.amount))}, ${integers(of(row => row.balance))}, ${uuids(of(row => row.movement.postId))},
      ${uuids(of(row => row.movement.proposalId))}, ${texts(of(row => row.policy))}, ${texts(of(row => row.entry.note ?? ''))},
      ${uuids(of(row => row.movement.holdId ?? null))})
    returning 1`
}

/** A movement that took Connects: at most `price` entries from `seq` on. */
export type Charge = { walletId: string; movementId: string; seq: number; price: number }

/** What each of these movements took, lot by lot in the order it was taken. */
export async function findTaken(tx: Tx, charges: Charge[]): Promise<Map<string, { lotId: string; amount: number }[]>> {
  const of = <T>(pick: (charge: Charge) => T): T[] => charges.map(pick)
  const { rows } = await sql<{ movement_id: string; lot_id: string; amount: number }>`
    select entry.movement_id, lot_id, amount
    from unnest(
      ${uuids(of(c => c.walletId))}, ${uuids(of(c => c.movementId))}, ${integers(of(c => c.seq))}, ${integers(of(c => c.price))}
    ) as charge (wallet_id, movement_id, seq, price)
      join ledger_entries as entry
        on entry.wallet_id = charge.wallet_id and entry.seq >= charge.seq and entry.seq < charge.seq + charge.price
        and entry.movement_id = charge.movement_id
    order by entry.wallet_id, entry.seq`.execute(tx)
  const taken = new Map<string, { lotId: string; amount: number }[]>()
  for (const row of rows) {
    const legs = taken.get(row.movement_id) ?? []
    legs.push({ lotId: row.lot_id, amount: row.amount })
    taken.set(row.movement_id, legs)
  }
  return taken
}

/** The lots that something of these proposals has come back to, each as the lot it is from, by proposal. */
export async function findGivenBack(
  tx: Tx,
  proposals: { walletId: string; proposalId: string }[],
): Promise<Map<string, Set<string>>> {
  const { rows } = await sql<{ proposal_id: string; lot_id: string }>`
    select distinct proposal_id, coalesce(origin_lot_id, lot_id) as lot_id from ledger_entries join lots using (wallet_id, lot_id)
    where kind = 'returned' and (wallet_id, proposal_id) in (
      select * from unnest(
        ${uuids(proposals.map(({ walletId }) => walletId))}, ${uuids(proposals.map(({ proposalId }) => proposalId))}))`.execute(
    tx,
  )
  const found = new Map<string, Set<string>>()
  for (const { proposal_id: id, lot_id: lotId } of rows) found.set(id, (found.get(id) ?? new Set()).add(lotId))
  return found
}

export type StatementRow = {
  movement_id: string
  seq: number
  at: Date
  kind: string
  change: number
  balance: number
  source: string
  policy: string
  note: string
  post_id: string | null
  proposal_id: string | null
  post_title: string | null
  /** What of it was spent, and what its hold is for, if it is about one. */
  burnt: number
  purpose: string | null
}

/** One line a movement, newest first: what changed, and the balance after it. */
export async function listMovements(db: Database, walletId: string, filter: StatementFilter): Promise<StatementRow[]> {
  const { kind, from, until, before, most } = filter
  const { rows } = await sql<StatementRow>`
    with movement as (
      select movement_id, min(seq) as seq, min(at) as at, min(kind) as kind, min(policy) as policy, max(note) as note,
        sum(case when credit = 'available' then amount when debit = 'available' then -amount else 0 end)::int as change,
        coalesce(sum(amount) filter (where credit = 'burnt'), 0)::int as burnt,
        (array_agg(balance_after order by seq desc))[1] as balance,
        (array_agg(lot_id order by seq))[1] as lot_id,
        (array_agg(post_id))[1] as post_id, (array_agg(proposal_id))[1] as proposal_id, (array_agg(hold_id))[1] as hold_id
      from ledger_entries
      where wallet_id = ${walletId}
        and (${kind ?? null}::text is null or kind = ${kind ?? null}::text)
        and (${from ? date(from) : null}::timestamptz is null or at >= ${from ? date(from) : null}::timestamptz)
        and (${until ? date(until) : null}::timestamptz is null or at < ${until ? date(until) : null}::timestamptz)
        and (${before ?? null}::bigint is null or seq < ${before ?? null}::bigint)
      group by movement_id
      order by seq desc
      limit ${most}
    )
    select movement.*, lots.source, posts.title as post_title, holds.purpose
    from movement
      join lots on lots.wallet_id = ${walletId} and lots.lot_id = movement.lot_id
      left join posts on posts.post_id = movement.post_id
      left join holds on holds.wallet_id = ${walletId} and holds.hold_id = movement.hold_id
    order by movement.seq desc`.execute(db)
  return rows
}

export type StatementFilter = {
  kind?: string | undefined
  from?: Temporal.Instant | undefined
  until?: Temporal.Instant | undefined
  /** Only movements earlier than this `seq`. */
  before?: number | undefined
  most: number
}
