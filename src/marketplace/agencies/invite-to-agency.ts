import { z } from 'zod'
import { listPeople } from '#database/agencies/agencies'
import { findByAddress, insertAgencyInvitation, listAgencyInvitations } from '#database/agencies/agency-invitations'
import { date } from '#database/arrays'
import { findMemberById } from '#database/members/members'
import { askIn } from '#economy/agencies/agency-people'
import type { Role } from '#economy/agencies/agency-rules'
import { type Decision, decide, refuse } from '#economy/decision'
import type { App } from '../app.ts'
import { id, line } from '../fields.ts'
import { notify } from '../notices/notify.ts'
import { checked } from '../problems-of.ts'
import { changeAgency, type OpenAgency } from './change-agency.ts'

const mostPeople = 50

/** Somebody by their id, as in the address of their profile, or by their e-mail address. */
export const whomSchema = line({ name: 'Whom you ask', least: 3, most: 200 }).refine(
  whom => id.safeParse(whom).success || z.email().safeParse(whom).success,
  { error: 'Write an e-mail address, or the id of a member.' },
)

export type InviteToAgency = { by: string; agencyId: string; whom: string; role: Exclude<Role, 'owner'> }

/**
 * Asks somebody into an agency; they belong to it once they have said yes. Whether an address is somebody's is not
 * answered: who has confirmed it finds the invitation, also who joins later.
 */
export async function inviteToAgency(
  app: App,
  { by, agencyId, role, ...asked }: InviteToAgency,
): Promise<Decision<{ invitationId: string }>> {
  const whom = checked(whomSchema, asked.whom)
  if (!whom.ok) return whom
  const isId = id.safeParse(whom.value)
  return changeAgency(app, { by, agencyId, ...(isId.success && { whom: isId.data }) }, async agency => {
    const allowed = askIn(agency.role(by), role)
    if (!allowed.ok) return allowed
    const memberId = isId.success ? isId.data : null
    if (memberId && agency.role(memberId)) return refuse('already-in-agency')
    const known = memberId ? await findMemberById(agency.tx, memberId) : undefined
    if (memberId && (!known || known.isAgency || !(known.isFreelancer || known.isClient))) return refuse('not-found')
    if (await isFull(agency, agencyId)) return refuse('agency-full', { most: mostPeople })
    const row = {
      agency_id: agencyId,
      invitation_id: app.newId(),
      member_id: memberId,
      email: memberId ? null : whom.value,
      role,
      invited_by: by,
      at: date(app.clock()),
    }
    if (!(await insertAgencyInvitation(agency.tx, row))) return refuse('already-in-agency')
    await agency.note('invite-to-agency', { subject: memberId, detail: role })
    await tell(app, agency, memberId ?? (await findByAddress(agency.tx, whom.value)), role)
    return decide({ invitationId: row.invitation_id })
  })
}

async function isFull({ tx }: OpenAgency, agencyId: string): Promise<boolean> {
  const [people, asked] = [await listPeople(tx, agencyId), await listAgencyInvitations(tx, agencyId)]
  return people.length + asked.length >= mostPeople
}

async function tell(app: App, { tx, name }: OpenAgency, memberId: string | undefined, role: Role): Promise<void> {
  if (!memberId) return
  const text = `${name} asks you to join as ${role}. Nothing changes until you say yes.`
  await notify(app, tx, [{ memberId, kind: 'agency', text, link: '/agency' }], app.clock())
}
