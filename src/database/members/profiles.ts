import { sql } from 'kysely'
import { uuids } from '../arrays.ts'
import type { Database, Tx } from '../open.ts'
import type { MemberRow } from '../tables.ts'

export async function findProfile(db: Database, memberId: string): Promise<MemberRow | undefined> {
  const { rows } = await sql<MemberRow>`select * from members where member_id = ${memberId}`.execute(db)
  return rows[0]
}

/** Locks one member, so that nobody changes who they are while their profile or a post of theirs is written. */
export async function lockMember(tx: Tx, memberId: string): Promise<MemberRow | undefined> {
  const { rows } = await sql<MemberRow>`
    update members set member_id = member_id where member_id = ${memberId} returning *`.execute(tx)
  return rows[0]
}

export type ProfileText = Pick<
  MemberRow,
  | 'name'
  | 'headline'
  | 'about'
  | 'skills'
  | 'hourly_rate_cents'
  | 'country'
  | 'timezone'
  | 'portfolio'
  | 'is_freelancer'
  | 'is_client'
>

export async function saveProfile(tx: Tx, memberId: string, profile: ProfileText): Promise<void> {
  await sql`
    update members set
      name = ${profile.name}, headline = ${profile.headline}, about = ${profile.about}, skills = ${JSON.stringify(profile.skills)}::jsonb,
      hourly_rate_cents = ${profile.hourly_rate_cents}, country = ${profile.country}, timezone = ${profile.timezone},
      portfolio = ${JSON.stringify(profile.portfolio)}::jsonb, is_freelancer = ${profile.is_freelancer}, is_client = ${profile.is_client}
    where member_id = ${memberId}`.execute(tx)
}

export async function savePaymentVerified(tx: Tx, clientId: string, verified: boolean): Promise<void> {
  await sql`update members set payment_verified = ${verified} where member_id = ${clientId}`.execute(tx)
}

/** What a client has done here: how many posts, and what became of them. */
export type ClientRecord = { posts: number; open: number; withHire: number; endedWithout: number; hires: number }

export async function countClientPosts(db: Database, clientId: string, now: Date): Promise<ClientRecord> {
  const { rows } = await sql<ClientRecord>`
    select count(*)::int as posts,
      (count(*) filter (where state = 'open' and ends_at > ${now}))::int as open,
      (count(*) filter (where hires > 0))::int as "withHire",
      (count(*) filter (where hires = 0 and (state <> 'open' or ends_at <= ${now})))::int as "endedWithout",
      coalesce(sum(hires), 0)::int as hires
    from posts join post_activity using (post_id) where client_id = ${clientId}`.execute(db)
  return rows[0]!
}

/** Of many clients: on how many of their decided posts they hired. */
export async function countHired(
  db: Database,
  clientIds: string[],
  now: Date,
): Promise<Map<string, Pick<ClientRecord, 'withHire' | 'endedWithout'>>> {
  const { rows } = await sql<{ client_id: string } & Pick<ClientRecord, 'withHire' | 'endedWithout'>>`
    select client_id, (count(*) filter (where hires > 0))::int as "withHire",
      (count(*) filter (where hires = 0 and (state <> 'open' or ends_at <= ${now})))::int as "endedWithout"
    from posts join post_activity using (post_id) where client_id = any(${uuids(clientIds)}) group by client_id`.execute(
    db,
  )
  return new Map(rows.map(row => [row.client_id, row]))
}
