import { sql } from 'kysely'
import { everybody } from '#economy/campaigns/approve-campaign'
import type { Campaign } from '#economy/campaigns/claim-campaign'
import type { CampaignTerms } from '#economy/campaigns/edit-campaign'
import { date } from '../arrays.ts'
import type { Database, Tx } from '../open.ts'
import type { CampaignRow } from '../tables.ts'

export type StoredCampaign = Campaign & {
  id: string
  name: string
  madeAt: Temporal.Instant
  madeBy: string
  askedBy: string
}

/** Saves a campaign, unless another has its code. */
export async function insertCampaign(tx: Tx, campaign: StoredCampaign): Promise<boolean> {
  const { rows } = await sql`
    insert into campaigns (campaign_id, name, kind, code, connects, percent_off, opens_at, closes_at, "limit", per_person, questions, made_at, made_by, approved, asked_by)
    values (${campaign.id}, ${campaign.name}, ${campaign.kind}, ${campaign.code}, ${campaign.connects}, ${campaign.percentOff}, ${date(campaign.opensAt)},
      ${date(campaign.closesAt)}, ${campaign.limit}, ${campaign.perPerson}, ${JSON.stringify(campaign.questions)}::text::jsonb,
      ${date(campaign.madeAt)}, ${campaign.madeBy}, ${campaign.approved}, ${campaign.askedBy})
    on conflict (code) do nothing
    returning 1`.execute(tx)
  return rows.length > 0
}

/** Locks the campaign with this id or this code, so that its limit holds whoever else claims it now. */
export async function lockCampaign(
  tx: Tx,
  { id, code }: { id: string | null; code: string | null },
): Promise<StoredCampaign | undefined> {
  const { rows } = await sql<CampaignRow>`
    update campaigns set given = given where campaign_id = ${id}::uuid or code = ${code}::text returning *`.execute(tx)
  return rows[0] && campaignOf(rows[0])
}

/** How many Connects the campaigns that an operator alone made since may give in all. Whoever asks is the only one who makes one of theirs meanwhile. */
export async function sumApprovedAlone(tx: Tx, by: string, since: Temporal.Instant): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`campaigns of ${by}`}, 0))`.execute(tx)
  const { rows } = await sql<{ approved: string }>`
    select coalesce(sum(approved), 0) as approved from campaigns
    where made_by = ${by} and approved_by is null and percent_off is null and made_at > ${date(since)}::timestamptz`.execute(
    tx,
  )
  return Number(rows[0]!.approved)
}

/** A second operator approved it for so much in all. */
export async function saveApproval(
  tx: Tx,
  id: string,
  { approved, by }: { approved: number; by: string },
): Promise<void> {
  await sql`update campaigns set approved = ${approved}, approved_by = ${by}::uuid where campaign_id = ${id}`.execute(
    tx,
  )
}

/** It was given once more, to somebody new among its people or not. */
export async function raiseGiven(tx: Tx, id: string, isNew: boolean): Promise<void> {
  await sql`
    update campaigns set times = times + 1, given = given + ${Number(isNew)}::int where campaign_id = ${id}`.execute(tx)
}

export async function saveTerms(
  tx: Tx,
  id: string,
  { closesAt, limit, askedBy }: CampaignTerms & { askedBy: string },
): Promise<void> {
  await sql`
    update campaigns set closes_at = ${date(closesAt)}, "limit" = ${limit}, asked_by = ${askedBy}
    where campaign_id = ${id}`.execute(tx)
}

export async function findCampaign(db: Database, id: string): Promise<StoredCampaign | undefined> {
  const { rows } = await sql<CampaignRow>`select * from campaigns where campaign_id = ${id}`.execute(db)
  return rows[0] && campaignOf(rows[0])
}

/** The latest campaigns, newest first. */
export async function listCampaigns(db: Database, most: number): Promise<StoredCampaign[]> {
  const { rows } = await sql<CampaignRow>`
    select * from campaigns order by made_at desc, campaign_id desc limit ${most}`.execute(db)
  return rows.map(campaignOf)
}

/** Campaigns in their window that need no code, and how often each gives to this member yet, soonest to close first. */
export async function findOffers(
  db: Database,
  memberId: string,
  now: Temporal.Instant,
): Promise<(StoredCampaign & { left: number })[]> {
  const { rows } = await sql<CampaignRow & { claimed: number }>`
    select campaigns.*, claimed from campaigns, lateral (
      select count(*)::int as claimed from campaign_claims as claim
      where claim.member_id = ${memberId} and claim.campaign_id = campaigns.campaign_id) as own
    where code is null and made_by <> ${memberId} and approved >= connects::bigint * per_person * coalesce("limit", ${everybody}) and opens_at <= ${date(now)} and closes_at > ${date(now)} and ("limit" is null or given < "limit" or claimed > 0)
      and claimed < per_person
    order by closes_at limit 50`.execute(db)
  return rows.map(row => ({ ...campaignOf(row), left: row.per_person - row.claimed }))
}

const campaignOf = (row: CampaignRow): StoredCampaign => ({
  id: row.campaign_id,
  name: row.name,
  kind: row.kind,
  code: row.code,
  connects: row.connects,
  percentOff: row.percent_off,
  opensAt: row.opens_at.toTemporalInstant(),
  closesAt: row.closes_at.toTemporalInstant(),
  limit: row.limit,
  perPerson: row.per_person,
  given: row.given,
  times: row.times,
  questions: row.questions,
  madeAt: row.made_at.toTemporalInstant(),
  madeBy: row.made_by,
  askedBy: row.asked_by,
  approved: Number(row.approved),
})
