import { sql } from 'kysely'
import type { Database } from './open.ts'
import { date, type Tx } from './wallets.ts'

export async function hasClaimed(tx: Database, memberId: string, campaignId: string): Promise<boolean> {
  const { rows } = await sql`
    select from campaign_claims where member_id = ${memberId} and campaign_id = ${campaignId}`.execute(tx)
  return rows.length > 0
}

type NewClaim = { memberId: string; campaignId: string; answers: string[] }

export async function insertClaim(tx: Tx, claim: NewClaim, now: Temporal.Instant): Promise<void> {
  await sql`
    insert into campaign_claims (member_id, campaign_id, at, answers)
    values (${claim.memberId}, ${claim.campaignId}, ${date(now)}, ${JSON.stringify(claim.answers)}::text::jsonb)`.execute(
    tx,
  )
}

export type ClaimRow = { memberId: string; name: string; at: Date; answers: string[] }

/** Who claimed a campaign, in the order of their ids; `after` is where the page begins. */
export async function listClaims(
  db: Database,
  campaignId: string,
  { after, most }: { after: string | undefined; most: number },
): Promise<ClaimRow[]> {
  const { rows } = await sql<ClaimRow>`
    select campaign_claims.member_id as "memberId", members.name, campaign_claims.at, campaign_claims.answers
    from campaign_claims join members on members.member_id = campaign_claims.member_id
    where campaign_id = ${campaignId} and (${after ?? null}::uuid is null or campaign_claims.member_id > ${after ?? null}::uuid)
    order by campaign_claims.member_id limit ${most}`.execute(db)
  return rows
}
