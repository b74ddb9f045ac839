import { countClaims } from '#database/campaigns/campaign-claims'
import { findCampaign } from '#database/campaigns/campaigns'
import { campaignState, type SurveyQuestion } from '#economy/campaigns/claim-campaign'
import { type Decision, decide, refuse } from '#economy/decision'
import type { App } from '../app.ts'
import { isId } from '../fields.ts'

/** A campaign that needs no code, as a member sees it. */
export type Offer = {
  id: string
  name: string
  kind: 'survey' | 'launch'
  connects: number
  /** How often it gives to them yet. */
  left: number
  closesAt: string
  questions: SurveyQuestion[]
}

/** One open offer, for whoever has not claimed it as often as it gives to one person. One that needs a code is not shown: its code is how to find it. */
export async function readOffer(app: App, by: string, campaignId: string): Promise<Decision<Offer>> {
  const campaign = isId(campaignId) ? await findCampaign(app.db, campaignId) : undefined
  if (!campaign || campaign.code !== null) return refuse('not-found')
  const times = await countClaims(app.db, by, campaignId)
  const left = campaign.perPerson - times
  if (left <= 0) return refuse('campaign-claimed', { times: campaign.perPerson })
  const state = campaignState(campaign, app.clock())
  if (state !== 'open' && (state !== 'full' || times === 0))
    return state === 'full' ? refuse('campaign-full') : refuse('campaign-not-open', { state })
  const { id, name, kind, connects, closesAt, questions } = campaign
  return decide({ id, name, kind: kind as Offer['kind'], connects, left, closesAt: closesAt.toString(), questions })
}
