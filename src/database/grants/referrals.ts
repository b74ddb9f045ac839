import { sql } from 'kysely'
import type { Done } from '#economy/grants/referral-grants'
import { openStates } from '#economy/proposals/proposal-states'
import { date, uuids } from '../arrays.ts'
import type { Database, Tx } from '../open.ts'

export type Referral = { memberId: string; referrerId: string }

/** Notes who came by whose link; the first note stays. */
export async function insertReferral(tx: Tx, { memberId, referrerId }: Referral, now: Temporal.Instant): Promise<void> {
  await sql`
    insert into referrals (member_id, referrer_id, at) values (${memberId}, ${referrerId}, ${date(now)})
    on conflict do nothing`.execute(tx)
}

/** The next referrals that have not become active, in the order of their ids. */
export async function findOpenReferrals(db: Database, after: string | undefined, most: number): Promise<Referral[]> {
  const { rows } = await sql<Referral>`
    select member_id as "memberId", referrer_id as "referrerId" from referrals
    where active_at is null and (${after ?? null}::uuid is null or member_id > ${after ?? null}::uuid)
    order by member_id limit ${most}`.execute(db)
  return rows
}

/** Those of these members' referrals that have not become active. */
export async function findOpenAmong(db: Database, memberIds: string[]): Promise<Referral[]> {
  const { rows } = await sql<Referral>`
    select member_id as "memberId", referrer_id as "referrerId" from referrals
    where active_at is null and member_id = any(${uuids(memberIds)}) order by member_id`.execute(db)
  return rows
}

/** What somebody has done here as a freelancer for one client. */
export type DoneFor = Omit<Done, 'own'> & { clientId: string }

/** What these members have done here as freelancers: what came back was not paid. Those who have sent nothing are missing. */
export async function findDone(db: Database, memberIds: string[]): Promise<Map<string, DoneFor[]>> {
  const { rows } = await sql<{ member_id: string } & DoneFor>`
    select freelancer_id as member_id, client_id as "clientId", not (proposals.state = any(${openStates}::text[])) as kept, payment_verified is true as verified,
      proposals.state = 'withdrawn' as withdrawn,
      bool_or(proposals.price > returned) as "first-proposal",
      bool_or(interviewed_at is not null and proposals.price > returned) as "first-interview",
      bool_or(proposals.state = 'hired') as "first-hire"
    from proposals join posts using (post_id) join members on members.member_id = client_id
    where freelancer_id = any(${uuids(memberIds)}) group by 1, 2, 3, 4, 5`.execute(db)
  const found = Map.groupBy(rows, row => row.member_id)
  return new Map([...found].map(([id, all]) => [id, all.map(({ member_id: _, ...done }) => done)]))
}

/** Who came by the links of these members and has become active. */
export async function findActiveReferrals(db: Database, referrerIds: string[]): Promise<Referral[]> {
  const { rows } = await sql<Referral>`
    select member_id as "memberId", referrer_id as "referrerId" from referrals
    where referrer_id = any(${uuids([...new Set(referrerIds)])}) and active_at is not null`.execute(db)
  return rows
}

/** Closes referrals. Their wallets are locked. */
export async function closeReferrals(tx: Tx, memberIds: string[], now: Temporal.Instant): Promise<void> {
  await sql`
    update referrals set active_at = ${date(now)} where member_id = any(${uuids([...memberIds].sort())})`.execute(tx)
}

/** How many came by a member's link, and how many of them have become active. */
export async function countReferrals(db: Database, referrerId: string): Promise<{ came: number; active: number }> {
  const { rows } = await sql<{ came: number; active: number }>`
    select count(*)::int as came, count(active_at)::int as active from referrals where referrer_id = ${referrerId}`.execute(
    db,
  )
  return rows[0]!
}
