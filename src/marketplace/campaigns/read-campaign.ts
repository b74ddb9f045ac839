import { type ClaimPlace, listClaims } from '#database/campaign-claims'
import { findCampaign } from '#database/campaigns'
import { isOperator } from '#database/operators'
import { type Decision, decide, refuse } from '#economy/decision'
import type { App } from '../app.ts'
import { isId } from '../fields.ts'
import { type CampaignView, campaignView } from './campaign-view.ts'

/** `nth` is 1 for the first of this member. */
export type ClaimView = { memberId: string; nth: number; name: string; at: string; answers: string[] }
export type CampaignRead = { campaign: CampaignView; claims: ClaimView[]; next: string | null }
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
    claims: page.map(row => ({ ...row, at: row.at.toISOString() })),
    next: rows.length > most ? writtenPlace(page.at(-1)!) : null,
  })
}

const writtenPlace = ({ memberId, nth }: ClaimPlace): string => `${memberId}.${nth}`

function placeOf(cursor = ''): ClaimPlace | undefined {
  const [memberId, nth] = cursor.split('.')
  return isId(memberId) && /^\d{1,3}$/.test(nth ?? '') ? { memberId, nth: Number(nth) } : undefined
}
