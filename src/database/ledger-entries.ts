import { sql } from 'kysely'
import type { Movement } from '#economy/wallet'
import type { Database } from './open.ts'
import { date, type Tx } from './wallets.ts'

/** A movement as it was decided, with the wallet's balance after each of its entries. */
export type PostedMovement = { movement: Movement; balances: number[]; policy: string }

/** Appends movements to the ledger. Entries are never changed afterwards: the database itself refuses it. */
export async function saveMovements(tx: Tx, posted: PostedMovement[]): Promise<void> {
  const rows = posted.flatMap(({ movement, balances, policy }) =>
    movement.entries.map((entry, i) => ({ movement, entry, line: i, balance: balances[i]!, policy })),
  )
  if (rows.length === 0) return
  const of = <T>(pick: (row: (typeof rows)[number]) => T): T[] => rows.map(pick)
  await sql`
    insert into ledger_entries
      (wallet_id, movement_id, line, at, kind, debit, credit, lot_id, amount, balance_after, post_id, proposal_id, policy, note)
    select * from unnest(
      ${of(row => row.movement.walletId)}::uuid[], ${of(row => row.movement.id)}::uuid[], ${of(row => row.line)}::smallint[],
      ${of(row => date(row.movement.at))}::timestamptz[], ${of(row => row.movement.kind)}::text[],
      ${of(row => row.entry.debit)}::text[], ${of(row => row.entry.credit)}::text[], ${of(row => row.entry.lotId)}::uuid[],
      ${of(row => row.entry.amount)}::int[], ${of(row => row.balance)}::int[], ${of(row => row.movement.postId)}::uuid[],
      ${of(row => row.movement.proposalId)}::uuid[], ${of(row => row.policy)}::text[], ${of(row => row.entry.note ?? '')}::text[])`.execute(
    tx,
  )
}

/** What each of these movements took, lot by lot in the order it was taken. */
export async function findTaken(
  tx: Tx,
  movementIds: string[],
  walletIds: string[],
): Promise<Map<string, { lotId: string; amount: number }[]>> {
  const { rows } = await sql<{ movement_id: string; lot_id: string; amount: number }>`
    select movement_id, lot_id, amount from ledger_entries
    where wallet_id = any(${walletIds}::uuid[]) and movement_id = any(${movementIds}::uuid[])
    order by movement_id, line`.execute(tx)
  const taken = new Map<string, { lotId: string; amount: number }[]>()
  for (const row of rows)
    taken.set(row.movement_id, [...(taken.get(row.movement_id) ?? []), { lotId: row.lot_id, amount: row.amount }])
  return taken
}

export type StatementRow = {
  movement_id: string
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
}

/** One line a movement, newest first: what changed, and the balance after it. */
export async function listMovements(db: Database, walletId: string, filter: StatementFilter): Promise<StatementRow[]> {
  const { kind, from, until, before, most } = filter
  const { rows } = await sql<StatementRow>`
    with movement as (
      select movement_id, min(at) as at, min(kind) as kind, min(policy) as policy, max(note) as note,
        sum(case when credit = 'available' then amount when debit = 'available' then -amount else 0 end)::int as change,
        (array_agg(balance_after order by line desc))[1] as balance,
        (array_agg(lot_id order by line))[1] as lot_id,
        (array_agg(post_id))[1] as post_id, (array_agg(proposal_id))[1] as proposal_id
      from ledger_entries
      where wallet_id = ${walletId}
        and (${kind ?? null}::text is null or kind = ${kind ?? null}::text)
        and (${from ? date(from) : null}::timestamptz is null or at >= ${from ? date(from) : null}::timestamptz)
        and (${until ? date(until) : null}::timestamptz is null or at < ${until ? date(until) : null}::timestamptz)
        and (${before ? date(before.at) : null}::timestamptz is null
          or (at, movement_id) < (${before ? date(before.at) : null}::timestamptz, ${before?.id ?? null}::uuid))
      group by movement_id
      order by at desc, movement_id desc
      limit ${most}
    )
    select movement.*, lots.source, posts.title as post_title
    from movement
      join lots on lots.wallet_id = ${walletId} and lots.lot_id = movement.lot_id
      left join posts on posts.post_id = movement.post_id
    order by movement.at desc, movement.movement_id desc`.execute(db)
  return rows
}

export type StatementFilter = {
  kind?: string | undefined
  from?: Temporal.Instant | undefined
  until?: Temporal.Instant | undefined
  before?: { at: Temporal.Instant; id: string } | undefined
  most: number
}
