import { sql } from 'kysely'
import type { Database, Tx } from '../open.ts'
import type { AgencyInvitationRow } from '../tables.ts'

/** Answers false where the same person or address has been asked already. */
export async function insertAgencyInvitation(tx: Tx, row: AgencyInvitationRow): Promise<boolean> {
  const { rows } = await sql`
    insert into agency_invitations (agency_id, invitation_id, member_id, email, role, invited_by, at)
    values (${row.agency_id}, ${row.invitation_id}, ${row.member_id}, ${row.email}, ${row.role}, ${row.invited_by}, ${row.at})
    on conflict do nothing returning 1`.execute(tx)
  return rows.length > 0
}

type Named = AgencyInvitationRow & { agency: string; name: string | null; inviter: string }

const named = sql`
  select agency_invitations.*, agency.name as agency, asked.name, inviter.name as inviter from agency_invitations
  join members as agency on agency.member_id = agency_id
  join members as inviter on inviter.member_id = invited_by
  left join members as asked on asked.member_id = agency_invitations.member_id`

/** Who has been asked into an agency and has not answered, in the order in which they were asked. */
export async function listAgencyInvitations(db: Database, agencyId: string): Promise<Named[]> {
  return (await sql<Named>`${named} where agency_id = ${agencyId} order by invitation_id`.execute(db)).rows
}

/** What somebody has been asked into: by their id, or by the address they have confirmed. */
export async function listAgencyInvitationsTo(db: Database, memberId: string): Promise<Named[]> {
  const { rows } = await sql<Named>`
    ${named} where agency_invitations.member_id = ${memberId} or lower(agency_invitations.email) = (
      select lower(email) from members where member_id = ${memberId} and email_verified
    ) order by invitation_id`.execute(db)
  return rows
}

export type InvitationKey = { agencyId: string; invitationId: string }

/** Takes an invitation away, so that it is answered once. Answers what it was. */
export async function takeAgencyInvitation(tx: Tx, key: InvitationKey): Promise<AgencyInvitationRow | undefined> {
  const { rows } = await sql<AgencyInvitationRow>`
    delete from agency_invitations where agency_id = ${key.agencyId} and invitation_id = ${key.invitationId}
    returning *`.execute(tx)
  return rows[0]
}

/** Who has confirmed an address, and is not an agency or imported. */
export async function findByAddress(db: Database, email: string): Promise<string | undefined> {
  const { rows } = await sql<{ member_id: string }>`
    select member_id from members where lower(email) = lower(${email}) and email_verified and not imported`.execute(db)
  return rows[0]?.member_id
}
