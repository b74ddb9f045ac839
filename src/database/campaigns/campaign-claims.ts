import { sql } from 'kysely'
import { date } from '../arrays.ts'
import type { Database, Tx } from '../open.ts'
import type { LotRow } from '../tables.ts'

/** How often a member has received a campaign. */
export async function countClaims(tx: Database, memberId: string, campaignId: string): Promise<number> {
  const { rows } = await sql<{ claims: number }>`
    select count(*)::int as claims from campaign_claims
    where member_id = ${memberId} and campaign_id = ${campaignId}`.execute(tx)
  return rows[0]!.claims
}

/** `nth` is 1 for the first of this member; `until` is the end of a discount, null where it gave Connects. */
type NewClaim = {
  memberId: string
  campaignId: string
  nth: number
  answers: string[]
  until: Temporal.Instant | null
}

export async function insertClaim(tx: Tx, claim: NewClaim, now: Temporal.Instant): Promise<void> {
  await sql`
    insert into campaign_claims (member_id, campaign_id, nth, at, answers, until)
    values (${claim.memberId}, ${claim.campaignId}, ${claim.nth}, ${date(now)}, ${JSON.stringify(claim.answers)}::text::jsonb, ${claim.until && date(claim.until)})`.execute(
    tx,
  )
}

export type ClaimPlace = { memberId: string; nth: number }
/** With the purchase that used it up, where it is a discount and one has. */
export type ClaimRow = ClaimPlace & { name: string; at: Date; answers: string[]; until: Date | null } & (
    | ({ used_at: Date } & Pick<LotRow, 'reason' | 'granted' | 'price_cents' | 'currency'>)
    | { used_at: null }
  )

/** Who claimed a campaign, in the order of their ids, the first of each first; `after` is where the page begins. */
export async function listClaims(
  db: Database,
  campaignId: string,
  { after, most }: { after: ClaimPlace | undefined; most: number },
): Promise<ClaimRow[]> {
  const { rows } = await sql<ClaimRow>`
    select campaign_claims.member_id as "memberId", nth, members.name, campaign_claims.at, campaign_claims.answers,
      until, used_at, lots.reason, lots.granted, lots.price_cents, lots.currency
    from campaign_claims join members on members.member_id = campaign_claims.member_id
      left join lots on lots.wallet_id = campaign_claims.member_id and lots.lot_id = campaign_claims.lot_id
    where campaign_id = ${campaignId} and (${after?.memberId ?? null}::uuid is null
      or (campaign_claims.member_id, nth) > (${after?.memberId ?? null}::uuid, ${after?.nth ?? 0}))
    order by campaign_claims.member_id, nth limit ${most}`.execute(db)
  return rows
}
