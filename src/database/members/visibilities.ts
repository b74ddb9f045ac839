import { sql } from 'kysely'
import type { Limits } from '#economy/limits/own-limits'
import { type Meter, paidUntil, type VisibilityService } from '#economy/visibility/visibility'
import type { Wallet } from '#economy/wallets/wallet'
import { date, instants, integers, uuids } from '../arrays.ts'
import type { Database } from '../open.ts'
import type { VisibilityRow } from '../tables.ts'
import type { Write } from '../write-together.ts'

export type MeterOf = { walletId: string; service: VisibilityService; meter: Meter }

/** What these members have ever switched on, by `walletId/service`. Whoever decides by it has locked the wallets before. */
export async function findMeters(db: Database, walletIds: string[]): Promise<Map<string, Meter>> {
  const { rows } = await sql<VisibilityRow>`
    select * from visibilities where wallet_id = any(${uuids(walletIds)})`.execute(db)
  return new Map(rows.map(row => [`${row.wallet_id}/${row.service}`, meterOf(row)]))
}

/** `wallet` and `plan`: what says by which policy it is paid, how much its owner allows themselves and whether a pool is frozen. */
export type DueMeter = MeterOf & { wallet: Pick<Wallet, 'id' | 'openedAt' | 'limits'>; plan: string | null }

/** Services whose next Connect is due, and those that are paused: in the order of their keys, after one of them. */
export async function listDueMeters(
  db: Database,
  { now, after, most }: { now: Temporal.Instant; after?: MeterOf | undefined; most: number },
): Promise<DueMeter[]> {
  const { rows } = await sql<VisibilityRow & { opened_at: Date; limits: Limits | null; plan: string | null }>`
    select visibilities.*, opened_at, limits, plan from visibilities join wallets using (wallet_id)
    where state <> 'off' and paid_until <= ${date(now)}::timestamptz
      ${after ? sql`and (wallet_id, service) > (${after.walletId}::uuid, ${after.service})` : sql``}
    order by wallet_id, service limit ${most}`.execute(db)
  return rows.map(row => ({
    walletId: row.wallet_id,
    service: row.service,
    meter: meterOf(row),
    plan: row.plan,
    wallet: {
      id: row.wallet_id,
      openedAt: row.opened_at.toTemporalInstant(),
      ...(row.limits && { limits: row.limits }),
    },
  }))
}

/** How many have a service switched on and not paused. */
export async function countWearing(db: Database, service: VisibilityService): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from visibilities where service = ${service} and state = 'on'`.execute(db)
  return rows[0]!.count
}

/** When the next Connect of any service falls due, after an instant. */
export async function nextDueMeter(db: Database, after: Temporal.Instant): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(paid_until) as at from visibilities where state = 'on' and paid_until > ${date(after)}::timestamptz`.execute(
    db,
  )
  return rows[0]!.at?.toTemporalInstant()
}

/** What the owners of paused services allow themselves, each limits once. */
export async function listPausedLimits(db: Database): Promise<Limits[]> {
  const { rows } = await sql<{ limits: Limits }>`
    select distinct limits from visibilities join wallets using (wallet_id)
    where state = 'paused' and limits is not null`.execute(db)
  return rows.map(({ limits }) => limits)
}

/** Writes meters of locked wallets, new ones and known ones alike. */
export function saveMeters(meters: MeterOf[]): Write | undefined {
  if (meters.length === 0) return undefined
  const of = <T>(pick: (meter: Meter) => T): T[] => meters.map(({ meter }) => pick(meter))
  return sql`
    insert into visibilities (wallet_id, service, state, ceiling, weekly, counted_from, counted, paid_until)
    select * from unnest(
      ${uuids(meters.map(({ walletId }) => walletId))}, ${meters.map(({ service }) => service)}::text[],
      ${of(({ state }) => state)}::text[], ${integers(of(({ ceiling }) => ceiling))}, ${integers(of(({ weekly }) => weekly))},
      ${instants(of(({ countedFrom }) => countedFrom))}, ${integers(of(({ counted }) => counted))}, ${instants(of(paidUntil))})
    on conflict (wallet_id, service) do update set state = excluded.state, ceiling = excluded.ceiling, weekly = excluded.weekly,
      counted_from = excluded.counted_from, counted = excluded.counted, paid_until = excluded.paid_until
    returning 1`
}

/** What each service has cost a member since an instant, in Connects. */
export async function sumSpentOnVisibility(
  db: Database,
  walletId: string,
  since: Temporal.Instant,
): Promise<Map<string, number>> {
  const { rows } = await sql<{ kind: string; connects: number }>`
    select kind, sum(amount)::int as connects from ledger_entries
    where wallet_id = ${walletId} and kind in ('availability-badge', 'boosted-profile') and at > ${date(since)}::timestamptz
    group by kind`.execute(db)
  return new Map(rows.map(({ kind, connects }) => [kind, connects]))
}

const meterOf = (row: VisibilityRow): Meter => ({
  state: row.state,
  ceiling: row.ceiling,
  weekly: row.weekly,
  countedFrom: row.counted_from.toTemporalInstant(),
  counted: row.counted,
})
