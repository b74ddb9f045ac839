import { type RawBuilder, sql } from 'kysely'
import { openStates } from '#economy/proposals/proposal-states'
import { integers, uuids } from '../arrays.ts'
import type { Database, Tx } from '../open.ts'

/** A proposal with an interview of which nobody has decided what it gives. `ended`: it waits for the client no more. */
export type WonInterview = {
  postId: string
  proposalId: string
  walletId: string
  clientId: string
  title: string
  price: number
  returned: number
  ended: boolean
  verified: boolean
  at: Temporal.Instant
}

/** The next of them, in the order of their ids. */
export const findOpenInterviews = (db: Database, after: string | undefined, most: number): Promise<WonInterview[]> =>
  wonInterviews(db, sql`${after ?? null}::uuid is null or proposal_id > ${after ?? null}::uuid`, {
    order: sql`proposal_id`,
    most,
  })

/** Those among these proposals, in the order in which they ended, so that whoever is late decides as who is not. */
export const findOpenAmong = (db: Database, proposalIds: string[]): Promise<WonInterview[]> =>
  wonInterviews(db, sql`proposal_id = any(${uuids(proposalIds)})`, {
    order: sql`proposals.ended_at nulls first, proposal_id`,
    most: proposalIds.length,
  })

/** Those of a freelancer, in the order in which they began. */
export const findOpenInterviewsOf = (db: Database, freelancerId: string, most: number): Promise<WonInterview[]> =>
  wonInterviews(db, sql`freelancer_id = ${freelancerId}`, { order: sql`interviewed_at, proposal_id`, most })

type Row = Omit<WonInterview, 'at'> & { at: Date }

async function wonInterviews(
  db: Database,
  which: RawBuilder<unknown>,
  { order, most }: { order: RawBuilder<unknown>; most: number },
): Promise<WonInterview[]> {
  const { rows } = await sql<Row>`
    select post_id as "postId", proposal_id as "proposalId", freelancer_id as "walletId", client_id as "clientId", title,
      proposals.price, returned, not (proposals.state = any(${openStates}::text[])) as ended,
      payment_verified is true as verified, interviewed_at as at
    from proposals join posts using (post_id) join members on member_id = client_id
    where interviewed_at is not null and interview_gave is null and (${which})
    order by ${order} limit ${most}`.execute(db)
  return rows.map(({ at, ...row }) => ({ ...row, at: at.toTemporalInstant() }))
}

/** When the interviews began that gave later than that, as `walletId/clientId`. */
export async function findBegun(db: Database, walletIds: string[]): Promise<Map<string, Temporal.Instant>> {
  const { rows } = await sql<{ once: string; at: Date }>`
    select concat(freelancer_id, '/', client_id) as once, interviewed_at as at
    from proposals join posts using (post_id)
    where freelancer_id = any(${uuids(walletIds)}) and interview_gave > 0`.execute(db)
  return new Map(rows.map(({ once, at }) => [once, at.toTemporalInstant()]))
}

/** Writes what interviews gave, of which it is decided now. Their posts are locked. */
export async function saveInterviews(
  tx: Tx,
  decided: { postId: string; walletId: string; connects: number }[],
): Promise<void> {
  await sql`
    update proposals set interview_gave = gave.connects
    from unnest(
      ${uuids(decided.map(({ postId }) => postId))}, ${uuids(decided.map(({ walletId }) => walletId))},
      ${integers(decided.map(({ connects }) => connects))}
    ) as gave (post_id, freelancer_id, connects)
    where proposals.post_id = gave.post_id and proposals.freelancer_id = gave.freelancer_id`.execute(tx)
}
