import { sql } from 'kysely'
import type { Lot } from '#economy/wallets/wallet'
import { date, integers, uuids } from '../arrays.ts'
import type { Database, Tx } from '../open.ts'
import type { LotRow, RevocationRow } from '../tables.ts'
import { lotOf } from '../wallets/lots.ts'

/** Lots by the reason they were opened for, as `walletId/reason`. */
export async function findLotsByReason(
  db: Database,
  asked: { walletId: string; reason: string }[],
): Promise<Map<string, Lot>> {
  const { rows } = await sql<LotRow>`
    select * from lots where (wallet_id, reason) in (
      select * from unnest(${uuids(asked.map(({ walletId }) => walletId))}, ${asked.map(({ reason }) => reason)}::text[]))`.execute(
    db,
  )
  return new Map(rows.map(row => [`${row.wallet_id}/${row.reason}`, lotOf(row)]))
}

export type PurchaseRow = LotRow & { [Column in 'taken' | 'shortfall' | 'at']: RevocationRow[Column] | null }

/** What was bought in a wallet, newest first, and whether it was charged back. */
export async function listPurchases(db: Database, walletId: string, most: number): Promise<PurchaseRow[]> {
  const { rows } = await sql<PurchaseRow>`
    select lots.*, taken, shortfall, at from lots left join revocations using (wallet_id, lot_id)
    where wallet_id = ${walletId} and source = 'purchase' order by received_at desc, lot_id desc limit ${most}`.execute(
    db,
  )
  return rows
}

/** Revocations of these lots, by the lot. */
export async function findRevocations(
  db: Database,
  asked: { walletId: string; lotId: string }[],
): Promise<Map<string, Pick<RevocationRow, 'taken' | 'shortfall'>>> {
  const { rows } = await sql<RevocationRow>`
    select * from revocations where (wallet_id, lot_id) in (
      select * from unnest(${uuids(asked.map(({ walletId }) => walletId))}, ${uuids(asked.map(({ lotId }) => lotId))}))`.execute(
    db,
  )
  return new Map(rows.map(row => [row.lot_id, row]))
}

/** What was paid for in these wallets, and whether it was charged back. */
export async function findPaidLots(
  db: Database,
  walletIds: string[],
): Promise<{ walletId: string; lotId: string; revoked: boolean }[]> {
  const { rows } = await sql<{ walletId: string; lotId: string; revoked: boolean }>`
    select wallet_id as "walletId", lot_id as "lotId", revocations.at is not null as revoked
    from lots left join revocations using (wallet_id, lot_id)
    where wallet_id = any(${uuids([...new Set(walletIds)])}) and price_cents > 0 and origin_lot_id is null`.execute(db)
  return rows
}

/** How many Connects of these lots, and of those they came back into, the entries say have expired, were forfeited or taken back by hand. */
export async function countLapsed(
  db: Database,
  asked: { walletId: string; lotId: string }[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ lot_id: string; lapsed: number }>`
    select asked.lot_id, coalesce(sum(
      case when credit in ('expired', 'forfeited') or (kind = 'adjusted' and credit = 'revoked') then amount else 0 end
      - case when debit in ('expired', 'forfeited') then amount else 0 end), 0)::int as lapsed
    from unnest(${uuids(asked.map(({ walletId }) => walletId))}, ${uuids(asked.map(({ lotId }) => lotId))}) as asked (wallet_id, lot_id)
      join lots as own on own.wallet_id = asked.wallet_id and asked.lot_id in (own.lot_id, own.origin_lot_id)
      join ledger_entries as entry on entry.wallet_id = own.wallet_id and entry.lot_id = own.lot_id
    group by asked.lot_id`.execute(db)
  return new Map(rows.map(({ lot_id, lapsed }) => [lot_id, lapsed]))
}

export type NewRevocation = Omit<RevocationRow, 'at'>

export async function insertRevocations(tx: Tx, revocations: NewRevocation[], at: Temporal.Instant): Promise<void> {
  if (revocations.length === 0) return
  const of = <T>(pick: (revocation: NewRevocation) => T): T[] => revocations.map(pick)
  await sql`
    insert into revocations (wallet_id, lot_id, movement_id, seq, taken, shortfall, reason, at)
    select *, ${date(at)}::timestamptz from unnest(
      ${uuids(of(r => r.wallet_id))}, ${uuids(of(r => r.lot_id))}, ${uuids(of(r => r.movement_id))}, ${integers(of(r => r.seq))},
      ${integers(of(r => r.taken))}, ${integers(of(r => r.shortfall))}, ${of(r => r.reason)}::text[])`.execute(tx)
}
