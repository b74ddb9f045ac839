import { sql } from 'kysely'
import { instantAt } from '#economy/instant-at'
import type { Lot } from '#economy/wallets/wallet'
import { instants, integers, sorted, texts, uuids } from '../arrays.ts'
import type { Database, Tx } from '../open.ts'
import type { LotRow } from '../tables.ts'
import type { Write } from '../write-together.ts'

/** The lots of these wallets in which something is left or held, and those named besides. */
export async function findLots(db: Database, walletIds: string[], lotIds: string[]): Promise<LotRow[]> {
  const { rows } = await sql<LotRow>`
    select wallet_id, lot_id, source, reason, granted, "left", received_at, lapses_at, price_cents, currency, origin_lot_id, held from lots
    where wallet_id = any(${uuids(walletIds)}) and (unspent or held > 0 or lot_id = any(${uuids(lotIds)}))`.execute(db)
  return rows
}

/** For which of these reasons the wallet named with it has a lot already, as `walletId/reason`. */
export async function findReasons(tx: Tx, asked: { walletId: string; reason: string }[]): Promise<Set<string>> {
  const { rows } = await sql<{ wallet_id: string; reason: string }>`
    select wallet_id, reason from lots where (wallet_id, reason) in (
      select * from unnest(${asked.map(({ walletId }) => walletId)}::uuid[], ${asked.map(({ reason }) => reason)}::text[]))`.execute(
    tx,
  )
  return new Set(rows.map(row => `${row.wallet_id}/${row.reason}`))
}

export type Given = { reason: string; at: Temporal.Instant; connects: number }

/** What one source has given these wallets, by wallet. */
export async function findGivenBy(db: Database, walletIds: string[], source: string): Promise<Map<string, Given[]>> {
  const { rows } = await sql<LotRow>`
    select wallet_id, reason, received_at, granted from lots
    where wallet_id = any(${uuids(sorted(walletIds))}) and source = ${source}`.execute(db)
  const given = new Map<string, Given[]>(walletIds.map(id => [id, []]))
  for (const row of rows)
    given
      .get(row.wallet_id)!
      .push({ reason: row.reason, at: row.received_at.toTemporalInstant(), connects: row.granted })
  return given
}

/** Writes new lots whole. */
export function insertLots(lots: { walletId: string; lot: Lot }[]): Write | undefined {
  if (lots.length === 0) return undefined
  const of = <T>(pick: (lot: Lot) => T): T[] => lots.map(({ lot }) => pick(lot))
  return sql`
    insert into lots (wallet_id, lot_id, source, reason, granted, "left", held, received_at, lapses_at, price_cents, origin_lot_id, currency)
    select * from unnest(
      ${uuids(lots.map(({ walletId }) => walletId))}, ${uuids(of(lot => lot.id))}, ${texts(of(lot => lot.source))},
      ${texts(of(lot => lot.reason))}, ${integers(of(lot => lot.granted))}, ${integers(of(lot => lot.left))},
      ${integers(of(lot => lot.held))}, ${instants(of(lot => lot.receivedAt))}, ${instants(of(lot => lot.lapsesAt))},
      ${integers(of(lot => lot.priceCents))}, ${uuids(of(lot => lot.originLotId))},
      ${texts(of(lot => lot.currency))})
    returning 1`
}

/** Writes what is left and held of known lots. */
export function saveLots(lots: { walletId: string; lot: Lot }[]): Write | undefined {
  if (lots.length === 0) return undefined
  return sql`
    update lots set "left" = given."left", held = given.held
    from unnest(
      ${uuids(lots.map(({ walletId }) => walletId))}, ${uuids(lots.map(({ lot }) => lot.id))}, ${integers(lots.map(({ lot }) => lot.left))},
      ${integers(lots.map(({ lot }) => lot.held))}
    ) as given (wallet_id, lot_id, "left", held)
    where lots.wallet_id = given.wallet_id and lots.lot_id = given.lot_id
    returning 1`
}

export const lotOf = (row: LotRow): Lot => ({
  id: row.lot_id,
  source: row.source,
  reason: row.reason,
  granted: row.granted,
  left: row.left,
  held: row.held,
  receivedAt: instantOf(row.received_at),
  lapsesAt: row.lapses_at && instantOf(row.lapses_at),
  priceCents: row.price_cents,
  currency: row.currency,
  originLotId: row.origin_lot_id,
})

/** Instants travel to the database as dates: both drivers know how to send those. */
export const instantOf = (at: Date): Temporal.Instant => instantAt(at.getTime())
