import { sql } from 'kysely'
import { date, uuids } from '../arrays.ts'
import type { Database, Tx } from '../open.ts'
import type { InvitationRow } from '../tables.ts'

/** The invitations among these pairs, by `post/freelancer`. */
export async function findInvitations(
  db: Database,
  pairs: { postId: string; freelancerId: string }[],
): Promise<Map<string, InvitationRow>> {
  const { rows } = await sql<InvitationRow>`
    select * from invitations
    where (post_id, freelancer_id) in (
      select * from unnest(${uuids(pairs.map(p => p.postId))}, ${uuids(pairs.map(p => p.freelancerId))}))`.execute(db)
  return new Map(rows.map(row => [`${row.post_id}/${row.freelancer_id}`, row]))
}

/** Writes how invitations were answered. */
export async function answerInvitations(
  tx: Tx,
  answered: { postId: string; freelancerId: string; answer: 'proposed' | 'declined' }[],
  now: Temporal.Instant,
): Promise<void> {
  if (answered.length === 0) return
  await sql`
    update invitations set answer = given.answer, answered_at = ${date(now)}
    from unnest(
      ${uuids(answered.map(a => a.postId))}, ${uuids(answered.map(a => a.freelancerId))}, ${answered.map(a => a.answer)}::text[]
    ) as given (post_id, freelancer_id, answer)
    where invitations.post_id = given.post_id and invitations.freelancer_id = given.freelancer_id`.execute(tx)
}
