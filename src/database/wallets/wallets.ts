import { type RawBuilder, sql } from 'kysely'
import type { Limits } from '#economy/limits/own-limits'
import { newcomer, type Wallet } from '#economy/wallets/wallet'
import { date, flags, hexes, instants, integers, sorted, texts, uuids } from '../arrays.ts'
import type { Database, Tx } from '../open.ts'
import type { LotRow } from '../tables.ts'
import type { Write } from '../write-together.ts'
import { findOpenHolds } from './holds.ts'
import { findLots, instantOf, lotOf } from './lots.ts'

/** `country` is the one whose prices it has; `agencyPlan` makes it the pool of an agency, which begins on that plan. */
export const openWallet = async (
  tx: Tx,
  walletId: string,
  now: Temporal.Instant,
  { country = null, agencyPlan = null }: { country?: string | null; agencyPlan?: string | null } = {},
): Promise<void> => {
  await sql`
    insert into wallets (wallet_id, opened_at, due_at, price_country, plan, is_agency)
    values (${walletId}, ${date(now)}, ${date(now)}, ${country}, ${agencyPlan}, ${agencyPlan !== null})
    on conflict do nothing`.execute(tx)
}

/**
 * A wallet as it was read, when `version` batches of movements had begun in it; `batch` is the number of the one that begins now,
 * `head` where its chain stands before it. `told`: of how many Connects its owner knows that the next cycle forfeits them.
 */
export type WalletRead = { wallet: Wallet; version: number; batch: number; head: string | null; told: number }

/**
 * Locks wallets and loads them with every lot that still has something left or held, the lots named besides, and the open holds.
 * Wallets that do not exist are missing from the answer.
 */
export async function lockWallets(
  tx: Tx,
  walletIds: string[],
  lotIds: string[] = [],
): Promise<Map<string, WalletRead>> {
  const { rows } = await lockRows(tx, walletIds)
  return withLots(tx, rows.map(foundLocked), { lotIds })
}

/** Locks wallets that were read without a lock, and loads again those that have moved since, or were only expected as `stale`. */
export async function lockRead(
  tx: Tx,
  read: Map<string, WalletRead>,
  stale: Set<string>,
): Promise<{ wallets: Map<string, WalletRead>; moved: Set<string> }> {
  const { rows } = await lockRows(tx, [...read.keys()])
  const asRead = (row: VersionRow) => !stale.has(row.wallet_id) && read.get(row.wallet_id)!.batch === row.movements
  const moved = await withLots(tx, rows.filter(row => !asRead(row)).map(foundLocked))
  const wallets = new Map(read)
  for (const { wallet_id: id, movements } of rows)
    wallets.set(id, moved.get(id) ?? { ...read.get(id)!, version: movements })
  return { wallets, moved: new Set(moved.keys()) }
}

// UPDATE … RETURNING works across shards, where SELECT … FOR UPDATE does not; ids are sorted so that batches meet in one order.
const lockRows = (tx: Tx, walletIds: string[]) =>
  sql<VersionRow>`
    update wallets set movements = movements + 1 where wallet_id = any(${uuids(sorted(walletIds))})
    returning wallets.wallet_id, ${columns}, ${version}`.execute(tx)

const foundLocked = (row: VersionRow): WalletRead => ({ ...foundOf(row), batch: row.movements })

/**
 * Loads wallets without a lock, besides those named also the `holders` that a part of a statement selects. The version is
 * read before the lots and holds: whoever saves at this version saves what they saw.
 */
export async function readWallets(
  db: Database,
  walletIds: string[],
  holders?: RawBuilder<string>,
): Promise<Map<string, WalletRead>> {
  const named = uuids(sorted(walletIds))
  const read = await sql<VersionRow>`
    select wallet_id, ${columns}, ${version} from wallets
    where wallet_id = any(${holders ? sql`${named} || array(${holders})` : named})`.execute(db)
  const found = read.rows.map(row => ({ ...foundOf(row), batch: row.movements + 1 }))
  return withLots(db, found, { holding: holders !== undefined })
}

type FactsRow = {
  opened_at: Date
  owed: number
  limits: Limits | null
  price_country: string | null
  plan: string | null
  next_plan: string | null
  settled_until: Date | null
  has_bought: boolean
  is_agency: boolean
}
type VersionRow = FactsRow & { wallet_id: string; movements: number; head: string | null; told: number }
const version = sql`
  movements, encode(head, 'hex') as head, case when noticed_for = cycle_at then told_forfeit else 0 end as told`

// What a wallet itself says besides its lots and holds.
const columns = sql`wallets.opened_at, wallets.plan, wallets.next_plan, wallets.settled_until, wallets.has_bought,
  wallets.owed, wallets.limits, wallets.price_country, wallets.is_agency`

const emptyOf = (id: string, row: FactsRow): Wallet => ({
  id,
  openedAt: instantOf(row.opened_at),
  owed: row.owed,
  ...(row.limits && { limits: row.limits }),
  ...(row.price_country && { country: row.price_country }),
  ...(row.is_agency && { isAgency: true }),
  lots: [],
  holds: [],
  membership: {
    plan: row.plan,
    nextPlan: row.next_plan,
    settledUntil: row.settled_until && instantOf(row.settled_until),
    hasBought: row.has_bought,
  },
})

const foundOf = (row: VersionRow) => ({
  wallet: emptyOf(row.wallet_id, row),
  version: row.movements,
  head: row.head,
  told: row.told,
})

/** `holding`: some surely hold something, so that nobody waits for the lots to find it out. */
async function withLots(
  db: Database,
  found: WalletRead[],
  { lotIds = [], holding = false }: { lotIds?: string[]; holding?: boolean } = {},
): Promise<Map<string, WalletRead>> {
  const wallets = new Map(found.map(one => [one.wallet.id, one]))
  const asked = holding ? findOpenHolds(db, [...wallets.keys()]) : undefined
  const [lots, known] = await Promise.all([findLots(db, [...wallets.keys()], lotIds), asked])
  for (const row of lots) wallets.get(row.wallet_id)!.wallet.lots.push(lotOf(row))
  const holders = lots.filter(({ held }) => held > 0).map(row => row.wallet_id)
  if (holders.length === 0) return wallets // As most of the time: then nobody asks for holds.
  for (const [id, holds] of known ?? (await findOpenHolds(db, sorted(holders)))) wallets.get(id)!.wallet.holds = holds
  return wallets
}

/** Begins the batch in each wallet and moves its chain on. Returns fewer rows where one is not as it was read: somebody was faster. */
export function saveBatches(
  read: Map<string, WalletRead>,
  heads: Map<string, string>,
  turns: Map<string, Turn>,
): Write {
  const ids = sorted([...read.keys()])
  const of = (pick: (wallet: WalletRead) => number) => integers(ids.map(id => pick(read.get(id)!)))
  const turned = turnsOf(ids, turns)
  return sql`
    update wallets set movements = given.batch, head = decode(given.head, 'hex')${turned.set}
    from unnest(
      ${uuids(ids)}, ${of(({ version }) => version)}, ${of(({ batch }) => batch)}, ${hexes(ids.map(id => heads.get(id) ?? read.get(id)!.head))}${turned.arrays}
    ) as given (wallet_id, version, batch, head${turned.names})
    where wallets.wallet_id = given.wallet_id and wallets.movements = given.version
    returning 1`
}

/** Those of these wallets in which nothing has begun since they were read. */
export async function findUnmoved(db: Database, read: Map<string, WalletRead>): Promise<Map<string, WalletRead>> {
  const { rows } = await sql<{ wallet_id: string }>`
    select wallet_id from wallets join unnest(
      ${uuids([...read.keys()])}, ${integers([...read.values()].map(({ version }) => version))}
    ) as given (wallet_id, version) using (wallet_id)
    where movements = version`.execute(db)
  return new Map(rows.map(({ wallet_id: id }) => [id, read.get(id)!]))
}

/** What a wallet's plan and what it owes have come to, and when it goes on by itself: `cycleAt` its next cycle, `dueAt` at the latest then. */
export type Turn = Pick<Wallet, 'membership' | 'owed'> & { dueAt: Temporal.Instant; cycleAt: Temporal.Instant }

// The parts of an update that write turns: none, as most of the time, or those of every wallet in it.
function turnsOf(ids: string[], turns: Map<string, Turn>) {
  if (turns.size === 0) return { set: sql``, arrays: sql``, names: sql`` }
  const of = <T>(pick: (turn: Turn) => T): T[] => ids.map(id => pick(turns.get(id)!))
  return {
    set: sql`, plan = given.plan, next_plan = given.next_plan, settled_until = given.settled_until, has_bought = given.has_bought,
      due_at = given.due_at, cycle_at = given.cycle_at, owed = given.owed`,
    arrays: sql`, ${texts(of(({ membership }) => membership.plan))}, ${texts(of(({ membership }) => membership.nextPlan))},
      ${instants(of(({ membership }) => membership.settledUntil))}, ${flags(of(({ membership }) => membership.hasBought))},
      ${instants(of(({ dueAt }) => dueAt))}, ${instants(of(({ cycleAt }) => cycleAt))}, ${integers(of(({ owed }) => owed))}`,
    names: sql`, plan, next_plan, settled_until, has_bought, due_at, cycle_at, owed`,
  }
}

/** One wallet as it stands, unlocked: for looking, not for deciding. `whole` with every lot it ever had, newest first. */
export async function findWallet(db: Database, walletId: string, whole = false): Promise<Wallet | undefined> {
  const wallet = await findWithLots(db, walletId, whole)
  if (!wallet?.lots.some(({ held }) => held > 0)) return wallet
  // Both of one instant: what comes back from a hold that ends in between would be in neither.
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .execute(async tx => ({
      ...(await findWithLots(tx, walletId, whole))!,
      holds: (await findOpenHolds(tx, [walletId])).get(walletId) ?? [],
    }))
}

/** In one statement, so that both are of one instant. */
async function findWithLots(db: Database, walletId: string, whole: boolean): Promise<Wallet | undefined> {
  const { rows } = await sql<FactsRow & { [Column in keyof LotRow]: LotRow[Column] | null }>`
    select ${columns}, lots.* from wallets
    left join lots on lots.wallet_id = wallets.wallet_id ${whole ? sql`` : sql`and ("left" > 0 or held > 0)`}
    where wallets.wallet_id = ${walletId}
    order by received_at ${sql.raw(whole ? 'desc' : 'asc')}, lot_id ${sql.raw(whole ? 'desc' : 'asc')}`.execute(db)
  const [first] = rows
  const lots = rows.flatMap(row => (row.lot_id === null ? [] : [lotOf(row as LotRow)]))
  return first && { ...emptyOf(walletId, first), lots }
}

/** When these wallets were opened; those that do not exist are missing. */
export async function findOpenings(db: Database, walletIds: string[]): Promise<Map<string, Temporal.Instant>> {
  const { rows } = await sql<{ wallet_id: string; opened_at: Date }>`
    select wallet_id, opened_at from wallets where wallet_id = any(${uuids(sorted(walletIds))})`.execute(db)
  return new Map(rows.map(row => [row.wallet_id, row.opened_at.toTemporalInstant()]))
}

/** When a wallet was opened, and whether it is the pool of an agency; nothing if there is none. */
export async function findOwner(
  db: Database,
  walletId: string,
): Promise<{ openedAt: Temporal.Instant; isAgency: boolean } | undefined> {
  const { rows } = await sql<{ opened_at: Date; is_agency: boolean }>`
    select opened_at, is_agency from wallets where wallet_id = ${walletId}`.execute(db)
  return rows[0] && { openedAt: rows[0].opened_at.toTemporalInstant(), isAgency: rows[0].is_agency }
}

/** When a wallet was opened, if there is one. */
export async function findOpening(db: Database, walletId: string): Promise<Temporal.Instant | undefined> {
  const row = await db.selectFrom('wallets').select('opened_at').where('wallet_id', '=', walletId).executeTakeFirst()
  return row?.opened_at.toTemporalInstant()
}

/** By what it goes which rules and prices a wallet has: when it was opened, and its country. */
export async function findTerms(
  db: Database,
  walletId: string,
): Promise<Pick<Wallet, 'openedAt' | 'country'> | undefined> {
  const row = await db
    .selectFrom('wallets')
    .select(['opened_at', 'price_country'])
    .where('wallet_id', '=', walletId)
    .executeTakeFirst()
  return row && { openedAt: row.opened_at.toTemporalInstant(), country: row.price_country || undefined }
}

/** A wallet without its lots and holds: when it was opened and what plan it is on. Who has none is as a newcomer at `else`. */
export async function findMembership(db: Database, walletId: string, otherwise: Temporal.Instant): Promise<Wallet> {
  const { rows } = await sql<FactsRow>`select ${columns} from wallets where wallet_id = ${walletId}`.execute(db)
  return rows[0] ? emptyOf(walletId, rows[0]) : noWallet(walletId, otherwise)
}

/** What somebody has who has no wallet. */
export const noWallet = (id: string, openedAt: Temporal.Instant): Wallet => ({
  id,
  openedAt,
  owed: 0,
  lots: [],
  holds: [],
  membership: newcomer,
})

/** Moves the chains of locked wallets on to these heads, and their plans to these turns. */
export function saveHeads(heads: Map<string, string>, turns = new Map<string, Turn>()): Write | undefined {
  const ids = sorted([...heads.keys(), ...turns.keys()])
  if (ids.length === 0) return undefined
  const turned = turnsOf(ids, turns)
  return sql`
    update wallets set head = coalesce(decode(given.head, 'hex'), wallets.head)${turned.set}
    from unnest(${uuids(ids)}, ${hexes(ids.map(id => heads.get(id) ?? null))}${turned.arrays}) as given (wallet_id, head${turned.names})
    where wallets.wallet_id = given.wallet_id
    returning 1`
}
