import { listAgenciesOf } from '#database/agencies/agencies'
import { listAgencyInvitationsTo } from '#database/agencies/agency-invitations'
import { countUnread } from '#database/notices/notices'
import type { Role } from '#economy/agencies/agency-rules'
import { type App, policyNow } from '../app.ts'
import { readBalance } from '../wallets/read-balance.ts'

/** An agency somebody belongs to: what it can spend, and how many of its notices nobody has read. */
export type AgencyLine = { id: string; name: string; role: Role; available: number; unread: number }
export type AgencyOffer = { agencyId: string; invitationId: string; agency: string; role: Role; inviter: string }
/** `offered`: whether one can be made under the rules here. */
export type Agencies = { agencies: AgencyLine[]; invitations: AgencyOffer[]; offered: boolean }

/** The agencies somebody belongs to, and those that ask them in. */
export async function listAgencies(app: App, by: string): Promise<Agencies> {
  const [found, asked] = [await listAgenciesOf(app.db, by), await listAgencyInvitationsTo(app.db, by)]
  const agencies = await Promise.all(
    found.map(async one => ({
      ...one,
      available: (await readBalance(app, one.id)).available,
      unread: await countUnread(app.db, one.id),
    })),
  )
  const invitations = asked.map(row => ({
    agencyId: row.agency_id,
    invitationId: row.invitation_id,
    agency: row.agency,
    role: row.role,
    inviter: row.inviter,
  }))
  return { agencies, invitations, offered: policyNow(app).agencies !== null }
}
