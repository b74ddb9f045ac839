import { listAgenciesOf, saveBelonging } from '#database/agencies/agencies'
import { changePerson } from '#economy/agencies/agency-people'
import type { Role } from '#economy/agencies/agency-rules'
import { type Decision, decide, refuse } from '#economy/decision'
import type { App } from '../app.ts'
import { notify } from '../notices/notify.ts'
import { changeAgency } from './change-agency.ts'

export type SetAgencyRole = { by: string; agencyId: string; memberId: string; role: Role }

/** The owner makes somebody an admin or a member, or hands the agency over and is an admin of it from then on. */
export function setAgencyRole(
  app: App,
  { by, agencyId, memberId, role }: SetAgencyRole,
): Promise<Decision<{ memberId: string; role: Role }>> {
  return changeAgency(app, { by, agencyId, whom: memberId }, async agency => {
    const [mine, theirs] = [
      { id: by, role: agency.role(by) },
      { id: memberId, role: agency.role(memberId) },
    ]
    const decision = changePerson(mine, theirs, role)
    if (!decision.ok) return decision
    if (theirs.role === role) return decide({ memberId, role })
    if (role === 'owner') {
      if ((await listAgenciesOf(agency.tx, memberId)).some(one => one.role === 'owner')) return refuse('owns-agency')
      await saveBelonging(agency.tx, { agencyId, memberId: by, role: 'admin' }, app.clock())
    }
    await saveBelonging(agency.tx, { agencyId, memberId, role }, app.clock())
    await agency.note('set-agency-role', { subject: memberId, detail: role })
    const text = `In ${agency.name} you are ${role} now.`
    await notify(app, agency.tx, [{ memberId, kind: 'agency', text, link: `/agency/${agencyId}` }], app.clock())
    return decide({ memberId, role })
  })
}
