import { sql } from 'kysely'
import type { Discount } from '#economy/purchases/discount'
import { date, integers, uuids } from '../arrays.ts'
import type { Database, Tx } from '../open.ts'

/** A discount somebody has claimed; `lotId` is the purchase that used it up, if one has. */
export type StoredDiscount = Discount & { walletId: string; campaignId: string; nth: number; lotId: string | null }

type DiscountRow = Record<'member_id' | 'campaign_id' | 'code', string> &
  Record<'nth' | 'percent_off', number> & { until: Date; lot_id: string | null }

/** Every discount these members have claimed, used up and over ones too. */
export async function findDiscounts(db: Database, walletIds: string[]): Promise<StoredDiscount[]> {
  const { rows } = await sql<DiscountRow>`
    select member_id, claim.campaign_id, nth, claim.until, lot_id, code, percent_off
    from campaign_claims as claim join campaigns on campaigns.campaign_id = claim.campaign_id
    where member_id = any(${uuids(walletIds)}) and claim.until is not null`.execute(db)
  return rows.map(row => ({
    walletId: row.member_id,
    campaignId: row.campaign_id,
    nth: row.nth,
    code: row.code,
    percentOff: row.percent_off,
    until: row.until.toTemporalInstant(),
    lotId: row.lot_id,
  }))
}

/** These are used up now, each by the purchase it names; the wallets are locked. */
export async function saveUsed(tx: Tx, used: StoredDiscount[], now: Temporal.Instant): Promise<void> {
  if (used.length === 0) return
  const of = <T>(pick: (discount: StoredDiscount) => T): T[] => used.map(pick)
  const { rows } = await sql`
    update campaign_claims as claim set used_at = ${date(now)}, lot_id = given.lot_id
    from unnest(${uuids(of(d => d.walletId))}, ${uuids(of(d => d.campaignId))}, ${integers(of(d => d.nth))}, ${uuids(of(d => d.lotId))})
      as given (member_id, campaign_id, nth, lot_id)
    where claim.member_id = given.member_id and claim.campaign_id = given.campaign_id and claim.nth = given.nth
      and claim.used_at is null
    returning 1`.execute(tx)
  if (rows.length !== used.length) throw new Error('A discount was used up by two purchases')
}

/** At how many purchases what a campaign gave has been used. */
export async function countUsed(db: Database, campaignId: string): Promise<number> {
  const { rows } = await sql<{ used: number }>`
    select count(used_at)::int as used from campaign_claims where campaign_id = ${campaignId}`.execute(db)
  return rows[0]!.used
}
