import { type ClaimPlace, type ClaimRow, listClaims } from '#database/campaigns/campaign-claims'
import { findCampaign } from '#database/campaigns/campaigns'
import { isOperator } from '#database/operators/operators'
import { countUsed } from '#database/purchases/discounts'
import { type Decision, decide, refuse } from '#economy/decision'
import { paymentOf } from '#economy/purchases/record-purchase'
import type { App } from '../app.ts'
import { isId } from '../fields.ts'
import { type CampaignView, campaignView } from './campaign-view.ts'

/** `nth` is 1 for the first of this member; a discount ends at `until`, and says at which purchase it was used. */
export type ClaimView = {
  memberId: string
  nth: number
  name: string
  at: string
  answers: string[]
  until: string | null
  used: UsedView | null
}
/** `reference` is the payment's, what was paid in cents of the currency. */
export type UsedView = { at: string; reference: string; connects: number; cents: number; currency: string }
/** `used`: at how many purchases, where it gives a discount. */
export type CampaignRead = { campaign: CampaignView; used: number | null; claims: ClaimView[]; next: string | null }
export type ReadCampaign = { by: string; campaignId: string; cursor?: string | undefined }

/** One campaign with who claimed it and what they answered, a page at a time. For operators. */
export async function readCampaign(
  app: App,
  { by, campaignId, cursor }: ReadCampaign,
  most = 50,
): Promise<Decision<CampaignRead>> {
  if (!(await isOperator(app.db, by))) return refuse('not-an-operator')
  const campaign = isId(campaignId) ? await findCampaign(app.db, campaignId) : undefined
  if (!campaign) return refuse('not-found')
  const after = placeOf(cursor)
  const rows = await listClaims(app.db, campaignId, { after, most: most + 1 })
  const page = rows.slice(0, most)
  return decide({
    campaign: campaignView(campaign, app.clock()),
    used: campaign.percentOff === null ? null : await countUsed(app.db, campaignId),
    claims: page.map(claimView),
    next: rows.length > most ? writtenPlace(page.at(-1)!) : null,
  })
}

const claimView = (row: ClaimRow): ClaimView => ({
  memberId: row.memberId,
  nth: row.nth,
  name: row.name,
  at: row.at.toISOString(),
  answers: row.answers,
  until: row.until?.toISOString() ?? null,
  used: row.used_at && {
    at: row.used_at.toISOString(),
    reference: paymentOf(row.reason),
    connects: row.granted,
    cents: row.price_cents,
    currency: row.currency,
  },
})

const writtenPlace = ({ memberId, nth }: ClaimPlace): string => `${memberId}.${nth}`

function placeOf(cursor = ''): ClaimPlace | undefined {
  const [memberId, nth] = cursor.split('.')
  return isId(memberId) && /^\d{1,3}$/.test(nth ?? '') ? { memberId, nth: Number(nth) } : undefined
}
