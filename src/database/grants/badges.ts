import { sql } from 'kysely'
import { date, instants, uuids } from '../arrays.ts'
import type { Database, Tx } from '../open.ts'
import type { BadgeRow } from '../tables.ts'

/** The badges these members hold, by member, in the order in which they were given. */
export async function findBadges(db: Database, memberIds: string[]): Promise<Map<string, string[]>> {
  const { rows } = await sql<{ member_id: string; badges: string[] }>`
    select member_id, array_agg(badge order by given_at, badge) as badges from badges
    where member_id = any(${uuids(memberIds)}) and taken_at is null group by member_id`.execute(db)
  return new Map(rows.map(row => [row.member_id, row.badges]))
}

/** Locks one badge of a member, if they ever had it. */
export async function lockBadge(tx: Tx, memberId: string, badge: string): Promise<BadgeRow | undefined> {
  const { rows } = await sql<BadgeRow>`
    update badges set badge = badge where member_id = ${memberId} and badge = ${badge} returning *`.execute(tx)
  return rows[0]
}

type GivenBadge = { memberId: string; badge: string; by: string; at: Date; nextAt: Date }

export async function saveBadgeGiven(tx: Tx, { memberId, badge, by, at, nextAt }: GivenBadge): Promise<void> {
  await sql`
    insert into badges (member_id, badge, given_at, given_by, next_at)
    values (${memberId}, ${badge}, ${at}, ${by}, ${nextAt})
    on conflict (member_id, badge) do update set
      given_at = excluded.given_at, given_by = excluded.given_by, taken_at = null, taken_by = null, next_at = excluded.next_at`.execute(
    tx,
  )
}

export async function saveBadgeTaken(tx: Tx, taken: Omit<GivenBadge, 'nextAt'>): Promise<void> {
  await sql`
    update badges set taken_at = ${taken.at}, taken_by = ${taken.by}
    where member_id = ${taken.memberId} and badge = ${taken.badge}`.execute(tx)
}

export type DueBadge = { memberId: string; badge: string; nextAt: Temporal.Instant }

/** Badges whose next cycle day has begun. */
export async function findDueBadges(db: Database, now: Temporal.Instant, most: number): Promise<DueBadge[]> {
  const { rows } = await sql<BadgeRow>`
    select * from badges where next_at <= ${date(now)} and taken_at is null order by next_at, member_id limit ${most}`.execute(
    db,
  )
  return rows.map(row => ({ memberId: row.member_id, badge: row.badge, nextAt: row.next_at.toTemporalInstant() }))
}

export async function countDueBadges(db: Database, now: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from badges where next_at <= ${date(now)} and taken_at is null`.execute(db)
  return rows[0]!.count
}

/** When the next cycle day of a badge begins, after an instant. */
export async function nextBadgeDay(db: Database, after: Temporal.Instant): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(next_at) as at from badges where next_at > ${date(after)} and taken_at is null`.execute(db)
  return rows[0]!.at?.toTemporalInstant()
}

/** Says up to where these badges have been looked at; never back, so that two processes may say it at once. */
export async function saveNextDays(tx: Tx, badges: DueBadge[]): Promise<void> {
  await sql`
    update badges set next_at = greatest(badges.next_at, given.next_at)
    from unnest(
      ${uuids(badges.map(({ memberId }) => memberId))}, ${badges.map(({ badge }) => badge)}::text[],
      ${instants(badges.map(({ nextAt }) => nextAt))}
    ) as given (member_id, badge, next_at)
    where badges.member_id = given.member_id and badges.badge = given.badge`.execute(tx)
}
