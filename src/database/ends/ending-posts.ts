import { sql } from 'kysely'
import { date, instants, uuids } from '../arrays.ts'
import type { Database, Tx } from '../open.ts'

/** `set_at`: when its client published or last edited it. */
export type EndingPost = {
  post_id: string
  client_id: string
  title: string
  ends_at: Date
  set_at: Date
  proposals: number
}

/** Posts of which a warning of so many days is due, or comes: see economy/ends/warn-ending.ts. */
const ending = (warnDays: number) => sql`
  posts where state = 'open' and not imported and warned_for is distinct from ends_at
    and ends_at - ${hours(warnDays)} > coalesce(edited_at, posted_at)`
const hours = (warnDays: number) => sql`make_interval(hours => ${24 * warnDays})`

type Between = { after: Temporal.Instant; until: Temporal.Instant }
const between = ({ after, until }: Between) => sql`ends_at > ${date(after)} and ends_at <= ${date(until)}`

/** Open posts that end in this time and whose clients have not been told of that end. */
export async function findEnding(
  db: Database,
  warnDays: number,
  { most, ...times }: Between & { most: number },
): Promise<EndingPost[]> {
  const { rows } = await sql<EndingPost>`
    select post_id, client_id, title, ends_at, coalesce(edited_at, posted_at) as set_at,
      (select proposals from post_activity where post_activity.post_id = posts.post_id) as proposals
    from ${ending(warnDays)} and ${between(times)} order by ends_at limit ${most}`.execute(db)
  return rows
}

export async function countEnding(db: Database, warnDays: number, times: Between): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ${ending(warnDays)} and ${between(times)}`.execute(db)
  return rows[0]!.count
}

/** The first end after this one of which a client is still to be told. */
export async function nextEnding(
  db: Database,
  warnDays: number,
  after: Temporal.Instant,
): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(ends_at) as at from ${ending(warnDays)} and ends_at > ${date(after)}`.execute(db)
  return rows[0]!.at?.toTemporalInstant()
}

/** Marks posts as told of this end. Answers those that nobody else has marked, and that still end then. */
export async function markWarned(tx: Tx, posts: EndingPost[]): Promise<Set<string>> {
  const ends = instants(posts.map(({ ends_at }) => ends_at.toTemporalInstant()))
  const { rows } = await sql<{ post_id: string }>`
    update posts set warned_for = given.ends_at
    from unnest(${uuids(posts.map(({ post_id }) => post_id))}, ${ends}) as given (post_id, ends_at)
    where posts.post_id = given.post_id and posts.ends_at = given.ends_at and posts.state = 'open'
      and warned_for is distinct from given.ends_at
    returning posts.post_id`.execute(tx)
  return new Set(rows.map(row => row.post_id))
}
