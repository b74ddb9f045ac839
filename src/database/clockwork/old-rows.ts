import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../open.ts'

/** Before which instants rows are old: sign-in and the clockwork's book by the world's time, answers by the marketplace's. */
export type Old = {
  now: Date
  quotesBefore: Date
  attemptsBefore: Date
  answersBefore: Date
  runsBefore: Date
  mailsBefore: Date
  draftsBefore: Date
}

/** Lapsed sessions and codes, tried addresses, quotes that hold no longer, answers kept for repeated requests, what the clockwork did, mails, and drafts for posts that ended. */
const oldRows = (old: Old): RawBuilder<unknown>[] => [
  sql`sessions where expires_at < ${old.now}`,
  sql`verifications where expires_at < ${old.now}`,
  sql`sign_in_attempts where last_request < ${old.attemptsBefore.getTime()}`,
  sql`quotes where holds_until <= ${old.quotesBefore}`,
  sql`idempotency_keys where at < ${old.answersBefore}`,
  sql`job_runs where started_at < ${old.runsBefore}`,
  sql`mails where at < ${old.mailsBefore}`,
  sql`drafts where exists (
    select from posts where posts.post_id = drafts.post_id and coalesce(ended_at, ends_at) < ${old.draftsBefore})`,
]

export async function countOldRows(db: Database, old: Old): Promise<number> {
  let count = 0
  for (const rows of oldRows(old)) {
    const found = await sql<{ n: number }>`select count(*)::int as n from ${rows}`.execute(db)
    count += found.rows[0]!.n
  }
  return count
}

/** Answers how many went. */
export async function deleteOldRows(db: Database, old: Old): Promise<number> {
  let count = 0
  for (const rows of oldRows(old)) {
    const { numAffectedRows } = await sql`delete from ${rows}`.execute(db)
    count += Number(numAffectedRows ?? 0)
  }
  return count
}

/** The instant of the oldest kept answer since then. */
export async function oldestAnswer(db: Database, since: Date): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Date | null }>`
    select min(at) as at from idempotency_keys where at >= ${since}`.execute(db)
  return rows[0]!.at?.toTemporalInstant()
}
