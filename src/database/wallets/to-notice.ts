import { sql } from 'kysely'
import { date, instants, integers, uuids } from '../arrays.ts'
import type { Database, Tx } from '../open.ts'

/** A wallet to be looked at for what its next cycle, at `cycleAt`, forfeits; `told` Connects its owner knows of already. */
export type ToNotice = { walletId: string; openedAt: Temporal.Instant; cycleAt: Temporal.Instant; told: number }
export type CyclesWithin = { after: Temporal.Instant; until: Temporal.Instant }

const unnoticed = sql`(noticed_for is distinct from cycle_at or movements > noticed_movements)`
const cyclesWithin = ({ after, until }: CyclesWithin) => sql`cycle_at > ${date(after)} and cycle_at <= ${date(until)}`

/** Wallets whose next cycle begins in this time and which nobody has looked at for it since they last moved; those behind `past`. */
export async function findToNotice(
  db: Database,
  within: CyclesWithin,
  { past, most }: { past?: ToNotice | undefined; most: number },
): Promise<ToNotice[]> {
  const { rows } = await sql<{ wallet_id: string; opened_at: Date; cycle_at: Date; told: number }>`
    select wallet_id, opened_at, cycle_at, case when noticed_for = cycle_at then told_forfeit else 0 end as told from wallets
    where ${cyclesWithin(within)} and ${unnoticed}
      ${past ? sql`and (cycle_at, wallet_id) > (${date(past.cycleAt)}, ${past.walletId})` : sql``}
    order by cycle_at, wallet_id limit ${most}`.execute(db)
  return rows.map(row => ({
    walletId: row.wallet_id,
    openedAt: row.opened_at.toTemporalInstant(),
    cycleAt: row.cycle_at.toTemporalInstant(),
    told: row.told,
  }))
}

/** The first cycle after an instant that nobody has looked at. */
export async function nextToNotice(db: Database, after: Temporal.Instant): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ cycle_at: Date }>`
    select cycle_at from wallets where cycle_at > ${date(after)} and noticed_for is distinct from cycle_at
    order by cycle_at limit 1`.execute(db)
  return rows[0]?.cycle_at.toTemporalInstant()
}

/** Marks wallets as looked at at the version they were read at, and what is told of. Answers which of them nobody had looked at like this. */
export async function markNoticed(tx: Tx, looked: (ToNotice & { version: number })[]): Promise<Set<string>> {
  const given = looked.toSorted((a, b) => (a.walletId < b.walletId ? -1 : 1))
  const { rows } = await sql<{ wallet_id: string }>`
    update wallets set noticed_for = given.cycle_at, noticed_movements = given.version, told_forfeit = given.told
    from unnest(
      ${uuids(given.map(({ walletId }) => walletId))}, ${instants(given.map(({ cycleAt }) => cycleAt))},
      ${integers(given.map(({ version }) => version))}, ${integers(given.map(({ told }) => told))}
    ) as given (wallet_id, cycle_at, version, told)
    where wallets.wallet_id = given.wallet_id and wallets.cycle_at = given.cycle_at
      and (noticed_for is distinct from wallets.cycle_at or noticed_movements < given.version)
    returning wallets.wallet_id`.execute(tx)
  return new Set(rows.map(row => row.wallet_id))
}
