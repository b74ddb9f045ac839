import { sql, type Transaction } from 'kysely'
import type { Lot, Wallet } from '#economy/wallet'
import type { Database } from './open.ts'
import type { LotRow, Tables } from './tables.ts'

export type Tx = Transaction<Tables>

export const openWallet = async (tx: Tx, walletId: string, now: Temporal.Instant): Promise<void> => {
  await sql`
    insert into wallets (wallet_id, opened_at) values (${walletId}, ${date(now)})
    on conflict do nothing`.execute(tx)
}

/** A wallet, the number of the batch of movements that now begins in it, and the head of its chain before it. */
export type LockedWallet = { wallet: Wallet; batch: number; head: string | null }

/**
 * Locks wallets and loads them with every lot that still has something left, and the lots named besides.
 * Wallets that do not exist are missing from the answer.
 */
export async function lockWallets(
  tx: Tx,
  walletIds: string[],
  lotIds: string[] = [],
): Promise<Map<string, LockedWallet>> {
  // UPDATE … RETURNING works across shards, where SELECT … FOR UPDATE does not; ids are sorted so that batches meet in one order.
  const locked = await sql<{ wallet_id: string; movements: number; head: string | null }>`
    update wallets set movements = movements + 1
    where wallet_id = any(${sorted(walletIds)}::uuid[])
    returning wallet_id, movements, encode(head, 'hex') as head`.execute(tx)
  const { rows } = await sql<LotRow>`
    select * from lots
    where wallet_id = any(${sorted(walletIds)}::uuid[]) and ("left" > 0 or lot_id = any(${lotIds}::uuid[]))`.execute(tx)
  const wallets = new Map<string, LockedWallet>(
    locked.rows.map(({ wallet_id: id, movements, head }) => [id, { wallet: { id, lots: [] }, batch: movements, head }]),
  )
  for (const row of rows) wallets.get(row.wallet_id)?.wallet.lots.push(lotOf(row))
  return wallets
}

/** One wallet as it stands, unlocked: for looking, not for deciding. */
export async function findWallet(db: Database, walletId: string): Promise<Wallet> {
  const { rows } = await sql<LotRow>`
    select * from lots where wallet_id = ${walletId} and "left" > 0 order by received_at, lot_id`.execute(db)
  return { id: walletId, lots: rows.map(lotOf) }
}

/** Every lot a wallet ever had, newest first. */
export async function listLots(db: Database, walletId: string): Promise<Lot[]> {
  const { rows } = await sql<LotRow>`
    select * from lots where wallet_id = ${walletId} order by received_at desc, lot_id desc`.execute(db)
  return rows.map(lotOf)
}

/** The reasons among these for which the wallet has a lot already. */
export async function findReasons(tx: Tx, walletId: string, reasons: string[]): Promise<Set<string>> {
  const { rows } = await sql<{ reason: string }>`
    select reason from lots where wallet_id = ${walletId} and reason = any(${reasons}::text[])`.execute(tx)
  return new Set(rows.map(row => row.reason))
}

/** Wallets that hold Connects whose last instant has passed and whose lapse is not written down yet. */
export async function walletsWithLapsedLots(db: Database, now: Temporal.Instant, most: number): Promise<string[]> {
  const { rows } = await sql<{ wallet_id: string }>`
    select distinct wallet_id from lots where unspent and lapses_at <= ${date(now)} limit ${most}`.execute(db)
  return rows.map(row => row.wallet_id)
}

/** Writes new lots whole. */
export async function insertLots(tx: Tx, lots: { walletId: string; lot: Lot }[]): Promise<void> {
  if (lots.length === 0) return
  const of = <T>(pick: (lot: Lot) => T): T[] => lots.map(({ lot }) => pick(lot))
  await sql`
    insert into lots (wallet_id, lot_id, source, reason, granted, "left", received_at, lapses_at, price_cents, origin_lot_id)
    select * from unnest(
      ${lots.map(({ walletId }) => walletId)}::uuid[], ${of(lot => lot.id)}::uuid[], ${of(lot => lot.source)}::text[],
      ${of(lot => lot.reason)}::text[], ${of(lot => lot.granted)}::int[], ${of(lot => lot.left)}::int[],
      ${of(lot => date(lot.receivedAt))}::timestamptz[], ${of(lot => lot.lapsesAt && date(lot.lapsesAt))}::timestamptz[],
      ${of(lot => lot.priceCents)}::int[], ${of(lot => lot.originLotId)}::uuid[])`.execute(tx)
}

/** Writes what is left of known lots. */
export async function saveLots(tx: Tx, lots: { walletId: string; lot: Lot }[]): Promise<void> {
  if (lots.length === 0) return
  await sql`
    update lots set "left" = given."left"
    from unnest(
      ${lots.map(({ walletId }) => walletId)}::uuid[], ${lots.map(({ lot }) => lot.id)}::uuid[], ${lots.map(({ lot }) => lot.left)}::int[]
    ) as given (wallet_id, lot_id, "left")
    where lots.wallet_id = given.wallet_id and lots.lot_id = given.lot_id`.execute(tx)
}

/** Moves the chains of locked wallets on to these heads. */
export async function saveHeads(tx: Tx, heads: { walletId: string; head: string }[]): Promise<void> {
  if (heads.length === 0) return
  await sql`
    update wallets set head = decode(given.head, 'hex')
    from unnest(${heads.map(({ walletId }) => walletId)}::uuid[], ${heads.map(({ head }) => head)}::text[]) as given (wallet_id, head)
    where wallets.wallet_id = given.wallet_id`.execute(tx)
}

export const lotOf = (row: LotRow): Lot => ({
  id: row.lot_id,
  source: row.source,
  reason: row.reason,
  granted: row.granted,
  left: row.left,
  receivedAt: row.received_at.toTemporalInstant(),
  lapsesAt: row.lapses_at?.toTemporalInstant() ?? null,
  priceCents: row.price_cents,
  originLotId: row.origin_lot_id,
})

/** Instants travel to the database as dates: both drivers know how to send those. */
export const date = (at: Temporal.Instant): Date => new Date(at.epochMilliseconds)

const sorted = (ids: string[]): string[] => [...new Set(ids)].sort()
