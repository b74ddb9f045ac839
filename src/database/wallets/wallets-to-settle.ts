import { sql } from 'kysely'
import { date } from '../arrays.ts'
import type { Database } from '../open.ts'

// As the index has it: the others are due when their cycle begins.
const beforeCycle = sql`(cycle_at is null or due_at < cycle_at)`

/** Wallets in which a lot has lapsed, a hold has timed out, a cycle has begun or a Connect has dripped and nobody has written it down yet. */
export async function findWalletsToSettle(db: Database, now: Temporal.Instant, most: number): Promise<string[]> {
  // Each by its index, the longest due first: of a million due wallets only `most` are looked at.
  const { rows } = await sql<{ wallet_id: string }>`
    (select wallet_id from lots where unspent and lapses_at <= ${date(now)} order by lapses_at limit ${most})
    union
    (select wallet_id from holds where state = 'placed' and times_out_at <= ${date(now)} order by times_out_at limit ${most})
    union
    (select wallet_id from wallets where due_at <= ${date(now)} and ${beforeCycle} order by due_at limit ${most})
    union
    (select wallet_id from wallets where cycle_at <= ${date(now)} order by cycle_at limit ${most})
    limit ${most}`.execute(db)
  return rows.map(row => row.wallet_id)
}

export async function countWalletsToSettle(db: Database, now: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from (
      select wallet_id from lots where unspent and lapses_at <= ${date(now)}
      union
      select wallet_id from holds where state = 'placed' and times_out_at <= ${date(now)}
      union
      select wallet_id from wallets where due_at <= ${date(now)} and ${beforeCycle}
      union
      select wallet_id from wallets where cycle_at <= ${date(now)}
    ) as due`.execute(db)
  return rows[0]!.n
}

/** When the next lot lapses with something in it, the next hold times out, or the next plan goes on by itself. */
export async function findNextToSettle(db: Database, after: Temporal.Instant): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(at) as at from (
      select min(lapses_at) as at from lots where unspent and lapses_at > ${date(after)}
      union all
      select min(times_out_at) from holds where state = 'placed' and times_out_at > ${date(after)}
      union all
      select min(due_at) from wallets where due_at > ${date(after)} and ${beforeCycle}
      union all
      select min(cycle_at) from wallets where cycle_at > ${date(after)}
    ) as next`.execute(db)
  return rows[0]!.at?.toTemporalInstant()
}
