import { findRoles, listPeople } from '#database/agencies/agencies'
import { listAgencyInvitations } from '#database/agencies/agency-invitations'
import { findMemberById } from '#database/members/members'
import { managers } from '#economy/agencies/act-for-agency'
import type { Role } from '#economy/agencies/agency-rules'
import { whyFrozenNow } from '#economy/agencies/freeze-pool'
import { type Decision, decide, refuse } from '#economy/decision'
import { heldBy } from '#economy/holds/hold'
import { planOf } from '#economy/plans/plan-of'
import { refusalText } from '#economy/refusal-text'
import { available } from '#economy/wallets/wallet'
import type { App } from '../app.ts'
import { isId } from '../fields.ts'
import { policyFor } from '../policy/policy-for.ts'
import { findSettledWallet } from '../wallets/find-settled-wallet.ts'

export type PersonInAgency = { id: string; name: string; role: Role; since: string }
/** Who has been asked in: a member by their name, or an address. */
export type AskedIn = { invitationId: string; whom: string; role: Role; at: string }
/** `frozen` says why nothing of the pool can be used now, null where it can; `next` is the plan that begins with the next cycle. */
export type AgencyView = {
  id: string
  name: string
  role: Role
  plan: string
  next: string | null
  available: number
  held: number
  frozen: string | null
  people: PersonInAgency[]
  /** For its owner and admins. */
  invitations: AskedIn[]
}

/** An agency as those who belong to it see it. */
export async function readAgency(
  app: App,
  { by, agencyId }: { by: string; agencyId: string },
): Promise<Decision<AgencyView>> {
  const role = isId(agencyId) && (await findRoles(app.db, [{ agencyId, memberId: by }])).get(`${agencyId}/${by}`)
  const agency = role && (await findMemberById(app.db, agencyId))
  if (!role || !agency) return refuse('not-found')
  const [{ wallet, now }, people] = [await findSettledWallet(app, agencyId), await listPeople(app.db, agencyId)]
  const invitations = managers.includes(role) ? await listAgencyInvitations(app.db, agencyId) : []
  const policy = policyFor(app, wallet)(now)
  const { plan, nextPlan } = wallet.membership
  const frozen = whyFrozenNow(wallet, policy)
  return decide({
    id: agencyId,
    name: agency.name,
    role,
    plan: planOf(policy, plan).title,
    next: nextPlan && planOf(policy, nextPlan).title,
    available: available(wallet, now),
    held: wallet.holds.reduce((sum, hold) => sum + heldBy(hold), 0),
    frozen: frozen && !frozen.ok ? refusalText(frozen.refusal) : null,
    people: people.map(({ since, ...person }) => ({ ...person, since: since.toISOString() })),
    invitations: invitations.map(row => ({
      invitationId: row.invitation_id,
      whom: row.name ?? row.email!,
      role: row.role,
      at: row.at.toISOString(),
    })),
  })
}
