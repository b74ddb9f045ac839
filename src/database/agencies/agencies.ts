import { sql } from 'kysely'
import type { Role } from '#economy/agencies/agency-rules'
import { date, uuids } from '../arrays.ts'
import type { Database, Tx } from '../open.ts'

export type NewAgency = { id: string; name: string; country: string | null; timezone: string; ownerId: string }

/** An agency is a member without a sign-in: what its people do is theirs to have confirmed an address for. */
export async function insertAgency(tx: Tx, agency: NewAgency, now: Temporal.Instant): Promise<void> {
  await sql`
    insert into members (member_id, name, is_freelancer, email_verified, is_agency, country, timezone, payment_verified, joined_at)
    values (${agency.id}, ${agency.name}, true, true, true, ${agency.country}, ${agency.timezone}, false, ${date(now)})`.execute(
    tx,
  )
  await saveBelonging(tx, { agencyId: agency.id, memberId: agency.ownerId, role: 'owner' }, now)
}

export type Belongs = { agencyId: string; memberId: string }

/** Puts somebody into an agency, or gives them another role there. */
export async function saveBelonging(
  tx: Tx,
  { agencyId, memberId, role }: Belongs & { role: Role },
  now: Temporal.Instant,
) {
  await sql`
    insert into agency_members (agency_id, member_id, role, since) values (${agencyId}, ${memberId}, ${role}, ${date(now)})
    on conflict (agency_id, member_id) do update set role = excluded.role`.execute(tx)
}

export async function deleteBelonging(tx: Tx, { agencyId, memberId }: Belongs): Promise<void> {
  await sql`delete from agency_members where agency_id = ${agencyId} and member_id = ${memberId}`.execute(tx)
}

/** What these are in these agencies, as `agencyId/memberId`; who does not belong is missing. */
export async function findRoles(db: Database, asked: Belongs[]): Promise<Map<string, Role>> {
  const { rows } = await sql<{ agency_id: string; member_id: string; role: Role }>`
    select agency_id, member_id, role from agency_members where (agency_id, member_id) in (
      select * from unnest(${uuids(asked.map(({ agencyId }) => agencyId))}, ${uuids(asked.map(({ memberId }) => memberId))}))`.execute(
    db,
  )
  return new Map(rows.map(row => [`${row.agency_id}/${row.member_id}`, row.role]))
}

/** The agencies somebody belongs to, with what they are there, those they have been in longest first. */
export async function listAgenciesOf(
  db: Database,
  memberId: string,
): Promise<{ id: string; name: string; role: Role }[]> {
  const { rows } = await sql<{ id: string; name: string; role: Role }>`
    select agency_id as id, name, role from agency_members join members on members.member_id = agency_id
    where agency_members.member_id = ${memberId} order by since, agency_id`.execute(db)
  return rows
}

export type AgencyPerson = { id: string; name: string; role: Role; since: Date }

/** Who belongs to an agency: its owner, then its admins, then the others, each in the order in which they came. */
export async function listPeople(db: Database, agencyId: string): Promise<AgencyPerson[]> {
  const { rows } = await sql<AgencyPerson>`
    select agency_members.member_id as id, name, role, since
    from agency_members join members on members.member_id = agency_members.member_id
    where agency_id = ${agencyId}
    order by array_position(array['owner', 'admin', 'member'], role), since, agency_members.member_id`.execute(db)
  return rows
}
