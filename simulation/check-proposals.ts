import type { PGlite } from '@electric-sql/pglite'
import type { Oracle } from './oracle/oracle.ts'
import { rowsOf } from './rows-of.ts'

/** When each proposal was sent, as it is written: it is decided a little before it is committed. */
export async function sendings(pglite: PGlite): Promise<Map<string, number>> {
  const rows = await rowsOf<{ id: string; at: Date }>(
    pglite,
    'select proposal_id as id, submitted_at as at from proposals',
  )
  return new Map(rows.map(({ id, at }) => [id, at.getTime()]))
}

/** The posts on which more has come back than somebody knows of. */
export async function returnedMore(pglite: PGlite, { proposals }: Oracle): Promise<string[]> {
  const rows = await rowsOf<{ id: string; post: string; returned: number }>(
    pglite,
    'select proposal_id as id, post_id as post, returned from proposals',
  )
  return rows.filter(({ id, returned }) => proposals.get(id)?.returned !== returned).map(({ post }) => post)
}
