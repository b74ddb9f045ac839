import { findRoles } from '#database/agencies/agencies'
import { listAgencyActs } from '#database/agencies/agency-acts'
import { type Decision, decide, refuse } from '#economy/decision'
import { connectsWords } from '#economy/figure-words'
import type { App } from '../app.ts'
import { isId } from '../fields.ts'
import { tellAct } from './acts-for-agency.ts'

/** Something that was done for an agency: by whom, and in words behind their name. `connects` null where none were meant. */
export type AgencyAct = {
  id: string
  at: string
  by: { id: string; name: string }
  act: string
  words: string
  subject: string | null
  connects: number | null
}

const pageSize = 30

/** What its people did for an agency, newest first. For those who belong to it. */
export async function readAgencyActs(
  app: App,
  { by, agencyId, cursor }: { by: string; agencyId: string; cursor?: string | undefined },
): Promise<Decision<{ acts: AgencyAct[]; next: string | null }>> {
  if (!isId(agencyId) || !(await findRoles(app.db, [{ agencyId, memberId: by }])).size) return refuse('not-found')
  const before = isId(cursor) ? cursor : undefined
  const rows = await listAgencyActs(app.db, agencyId, { before, most: pageSize + 1 })
  const page = rows.slice(0, pageSize)
  return decide({
    acts: page.map(row => ({
      id: row.act_id,
      at: row.at.toISOString(),
      by: { id: row.member_id, name: row.name },
      act: row.act,
      words: tellAct(row.act, {
        about: row.about ?? '',
        connects: connectsWords(row.connects ?? 0),
        detail: row.detail,
      }),
      subject: row.subject,
      connects: row.connects,
    })),
    next: rows.length > pageSize ? page.at(-1)!.act_id : null,
  })
}
