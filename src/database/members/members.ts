import { type Selectable, sql } from 'kysely'
import type { Database } from '../open.ts'
import type { MemberRow } from '../tables.ts'

export type Member = {
  id: string
  name: string
  isFreelancer: boolean
  isClient: boolean
  isOperator: boolean
  isAgency: boolean
  emailVerified: boolean
  country: string | null
  timezone: string
}

export type NewMember = {
  id: string
  name: string
  email: string
  emailVerified: boolean
  isFreelancer: boolean
  isClient: boolean
  country: string | null
  timezone: string
}

/** Inserts a member once; whoever is one already is left as they are. Nobody's payment is verified to begin with. */
export async function insertMember(tx: Database, member: NewMember, joinedAt: Date): Promise<void> {
  await sql`
    insert into members (member_id, name, email, email_verified, is_freelancer, is_client, country, timezone, payment_verified,
      joined_at)
    values (
      ${member.id}, ${member.name}, ${member.email}, ${member.emailVerified}, ${member.isFreelancer}, ${member.isClient},
      ${member.country}, ${member.timezone}, false, ${joinedAt}
    )
    on conflict (member_id) do nothing`.execute(tx)
}

export async function findMemberById(db: Database, memberId: string): Promise<Member | undefined> {
  const row = await db.selectFrom('members').select(columns).where('member_id', '=', memberId).executeTakeFirst()
  return row && memberOf(row)
}

/** Whose bearer keys these are, by the keys' hashes. */
export async function findMembersOfKeys(db: Database, hashes: string[]): Promise<Map<string, Member>> {
  const { rows } = await sql<Parameters<typeof memberOf>[0] & { key_hash: string }>`
    select key_hash, ${sql.join(columns.map(column => sql.ref(`members.${column}`)))}
    from api_keys join members using (member_id) where key_hash = any(${hashes}::text[])`.execute(db)
  return new Map(rows.map(row => [row.key_hash, memberOf(row)]))
}

export async function saveVerifiedEmail(tx: Database, memberId: string): Promise<void> {
  await tx.updateTable('members').set({ email_verified: true }).where('member_id', '=', memberId).execute()
}

/** Makes whoever has confirmed this address an operator. Answers who that is, or nothing if nobody does. */
export async function saveOperator(tx: Database, email: string): Promise<{ id: string; name: string } | undefined> {
  const { rows } = await sql<{ id: string; name: string }>`
    update members set is_operator = true
    where lower(email) = lower(${email}) and email_verified and not imported
    returning member_id as id, name`.execute(tx)
  return rows[0]
}

/** Whoever is an operator by this address is one no more, whether or not they have confirmed it. */
export async function removeOperator(tx: Database, email: string): Promise<{ id: string; name: string } | undefined> {
  const { rows } = await sql<{ id: string; name: string }>`
    update members set is_operator = false where lower(email) = lower(${email}) and is_operator
    returning member_id as id, name`.execute(tx)
  return rows[0]
}

const columns = [
  'member_id',
  'name',
  'is_freelancer',
  'is_client',
  'is_operator',
  'is_agency',
  'email_verified',
  'country',
  'timezone',
] as const

const memberOf = (row: Pick<Selectable<MemberRow>, (typeof columns)[number]>): Member => ({
  id: row.member_id,
  name: row.name,
  isFreelancer: row.is_freelancer,
  isClient: row.is_client,
  isOperator: row.is_operator,
  isAgency: row.is_agency,
  emailVerified: row.email_verified,
  country: row.country,
  timezone: row.timezone,
})
