import { sql } from 'kysely'
import type { ProposalState } from '#economy/proposals/proposal-states'
import { uuids } from '../arrays.ts'
import type { Database } from '../open.ts'

export type Neighbours = { previous: string | null; next: string | null }
type Around = { postId: string; proposalId: string; states: readonly ProposalState[]; without: string[] }

/** The proposals before and after one on its post, among those in these states and not `without`. It need not be in one of them itself. */
export async function findNeighbours(
  db: Database,
  { postId, proposalId, states, without }: Around,
): Promise<Neighbours> {
  const { rows } = await sql<Neighbours>`
    select
      (select proposal_id from proposals
        where post_id = here.post_id and state = any(${states}::text[]) and proposal_id <> all(${uuids(without)}) and (submitted_at, proposal_id) < (here.submitted_at, here.proposal_id)
        order by submitted_at desc, proposal_id desc limit 1) as previous,
      (select proposal_id from proposals
        where post_id = here.post_id and state = any(${states}::text[]) and proposal_id <> all(${uuids(without)}) and (submitted_at, proposal_id) > (here.submitted_at, here.proposal_id)
        order by submitted_at, proposal_id limit 1) as next
    from proposals here where post_id = ${postId} and proposal_id = ${proposalId}`.execute(db)
  return rows[0] ?? { previous: null, next: null }
}
