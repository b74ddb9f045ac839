import { sql } from 'kysely'
import type { SettlingProposal } from '#economy/ends/end-post'
import type { Database } from '../open.ts'

/** What of a post's proposals decides how they would be settled. */
export async function listSettling(
  db: Database,
  postId: string,
): Promise<(SettlingProposal & { id: string; policy: string })[]> {
  const { rows } = await sql<SettlingProposal & { id: string; policy: string }>`
    select proposal_id as id, policy, state, price, returned, viewed_at is not null as viewed
    from proposals where post_id = ${postId}`.execute(db)
  return rows
}

/** What has come back of a post: Connects, and from how many proposals. */
export async function sumReturned(db: Database, postId: string): Promise<{ returned: number; proposals: number }> {
  const { rows } = await sql<{ returned: number; proposals: number }>`
    select coalesce(sum(returned), 0)::int as returned, count(*)::int as proposals
    from proposals where post_id = ${postId} and returned > 0`.execute(db)
  return rows[0]!
}
