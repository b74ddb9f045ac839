import { hasClaimed } from '#database/campaign-claims'
import { findCampaign } from '#database/campaigns'
import { campaignState, type SurveyQuestion } from '#economy/claim-campaign'
import { type Decision, decide, refuse } from '#economy/decision'
import type { App } from '../app.ts'
import { isId } from '../fields.ts'

/** A campaign that needs no code, as a member sees it. */
export type Offer = {
  id: string
  name: string
  kind: 'survey' | 'launch'
  connects: number
  closesAt: string
  questions: SurveyQuestion[]
}

/** One open offer, for whoever has not claimed it. One that needs a code is not shown: its code is how to find it. */
export async function readOffer(app: App, by: string, campaignId: string): Promise<Decision<Offer>> {
  const campaign = isId(campaignId) ? await findCampaign(app.db, campaignId) : undefined
  if (!campaign || campaign.code !== null) return refuse('not-found')
  if (await hasClaimed(app.db, by, campaignId)) return refuse('campaign-claimed')
  const state = campaignState(campaign, app.clock())
  if (state !== 'open') return state === 'full' ? refuse('campaign-full') : refuse('campaign-not-open', { state })
  const { id, name, kind, connects, closesAt, questions } = campaign
  return decide({ id, name, kind: kind as Offer['kind'], connects, closesAt: closesAt.toString(), questions })
}
