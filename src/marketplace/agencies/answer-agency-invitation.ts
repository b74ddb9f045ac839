import { saveBelonging } from '#database/agencies/agencies'
import { listAgencyInvitationsTo, takeAgencyInvitation } from '#database/agencies/agency-invitations'
import { findMemberById } from '#database/members/members'
import { managers } from '#economy/agencies/act-for-agency'
import type { Role } from '#economy/agencies/agency-rules'
import { type Decision, decide, refuse } from '#economy/decision'
import type { App } from '../app.ts'
import { isId } from '../fields.ts'
import { notify } from '../notices/notify.ts'
import { changeAgency } from './change-agency.ts'

export type AnswerAgencyInvitation = { by: string; agencyId: string; invitationId: string; accept: boolean }
/** `role` is null where they do not belong to it. */
export type AgencyAnswered = { agencyId: string; role: Role | null }

/** Whoever was asked into an agency joins it or declines; its owner and admins may take the invitation back. */
export async function answerAgencyInvitation(
  app: App,
  { by, agencyId, invitationId, accept }: AnswerAgencyInvitation,
): Promise<Decision<AgencyAnswered>> {
  if (!isId(invitationId)) return refuse('not-found')
  return changeAgency(app, { by, agencyId }, async agency => {
    const mine = (await listAgencyInvitationsTo(agency.tx, by)).find(row => row.invitation_id === invitationId)
    const role = agency.role(by)
    const managing = role !== undefined && managers.includes(role)
    if (!mine && (accept || !managing)) return refuse('not-found')
    const member = await findMemberById(agency.tx, by)
    if (accept && !member?.emailVerified) return refuse('email-not-verified')
    const taken = await takeAgencyInvitation(agency.tx, { agencyId, invitationId })
    if (!taken) return refuse('not-found')
    // Whoever declines says nothing of who they are.
    if (!accept && !mine) await agency.note('take-back-invitation')
    if (!accept) return decide({ agencyId, role: role ?? null })
    if (!role) await saveBelonging(agency.tx, { agencyId, memberId: by, role: taken.role }, app.clock())
    await agency.note('join-agency', { detail: taken.role })
    const text = `${member!.name} has joined ${agency.name}.`
    const notice = { memberId: taken.invited_by, kind: 'agency', text, link: `/agency/${agencyId}` }
    await notify(app, agency.tx, [notice], app.clock())
    return decide({ agencyId, role: role ?? taken.role })
  })
}
