import { deleteBelonging } from '#database/agencies/agencies'
import { lockWallets } from '#database/wallets/wallets'
import { changePerson } from '#economy/agencies/agency-people'
import { type Decision, decide } from '#economy/decision'
import type { App } from '../app.ts'
import { notify } from '../notices/notify.ts'
import { changeAgency } from './change-agency.ts'

/** Somebody leaves an agency, or is let go. Nothing is done for it by them from then on; what they did stays written down. */
export function removeFromAgency(
  app: App,
  { by, agencyId, memberId }: { by: string; agencyId: string; memberId: string },
): Promise<Decision<{ memberId: string }>> {
  return changeAgency(app, { by, agencyId, whom: memberId }, async agency => {
    const decision = changePerson(
      { id: by, role: agency.role(by) },
      { id: memberId, role: agency.role(memberId) },
      null,
    )
    if (!decision.ok) return decision
    await lockWallets(agency.tx, [agencyId]) // What they have just asked for is decided again, and refused.
    await deleteBelonging(agency.tx, { agencyId, memberId })
    const left = by === memberId
    await (left ? agency.note('leave-agency') : agency.note('remove-from-agency', { subject: memberId }))
    const text = `You no longer belong to ${agency.name}. What you sent for it stays with it.`
    await notify(app, agency.tx, left ? [] : [{ memberId, kind: 'agency', text, link: '/agency' }], app.clock())
    return decide({ memberId })
  })
}
