import { findRoles } from '#database/agencies/agencies'
import { insertAgencyActs } from '#database/agencies/agency-acts'
import { date } from '#database/arrays'
import { lockMember } from '#database/members/profiles'
import type { Tx } from '#database/open'
import type { Role } from '#economy/agencies/agency-rules'
import { type Decision, refuse } from '#economy/decision'
import type { App } from '../app.ts'
import { isId } from '../fields.ts'
import { committed } from '../gather.ts'
import type { ActOnAgency } from './acts-for-agency.ts'

/** An agency that is locked while its people change, as whoever changes it sees it. */
export type OpenAgency = {
  tx: Tx
  name: string
  /** What these are in it. */
  role(memberId: string): Role | undefined
  /** Writes down what was done to it, and by whom. */
  note(act: ActOnAgency, about?: { subject?: string | null; detail?: string }): Promise<void>
}

/** Changes who belongs to an agency, one after the other. `whom`: whose role is asked besides. */
export async function changeAgency<R>(
  app: App,
  { by, agencyId, whom }: { by: string; agencyId: string; whom?: string },
  change: (agency: OpenAgency) => Promise<Decision<R>>,
): Promise<Decision<R>> {
  if (!isId(agencyId) || (whom !== undefined && !isId(whom))) return refuse('not-found')
  return committed(app, async tx => {
    const agency = await lockMember(tx, agencyId)
    if (!agency?.is_agency) return refuse('not-found')
    const asked = [by, ...(whom ? [whom] : [])].map(memberId => ({ agencyId, memberId }))
    const roles = await findRoles(tx, asked)
    return change({
      tx,
      name: agency.name,
      role: memberId => roles.get(`${agencyId}/${memberId}`),
      note: (act, { subject = null, detail = '' } = {}) => noteAct(app, tx, { agencyId, by, act, subject, detail }),
    })
  })
}

export const noteAct = (
  app: App,
  tx: Tx,
  act: { agencyId: string; by: string; act: ActOnAgency; subject?: string | null; detail?: string },
): Promise<void> =>
  insertAgencyActs(tx, [
    {
      agency_id: act.agencyId,
      act_id: app.newId(),
      at: date(app.clock()),
      member_id: act.by,
      act: act.act,
      subject: act.subject ?? null,
      connects: null,
      detail: act.detail ?? '',
    },
  ])
