import type { StoredCampaign } from '#database/campaigns'
import { type CampaignKind, type CampaignState, campaignState, type SurveyQuestion } from '#economy/claim-campaign'

/** A campaign as its operator sees it. */
export type CampaignView = {
  id: string
  name: string
  kind: CampaignKind
  code: string | null
  connects: number
  opensAt: string
  closesAt: string
  state: CampaignState
  limit: number | null
  given: number
  questions: SurveyQuestion[]
}

export const campaignView = ({ madeAt: _, ...campaign }: StoredCampaign, now: Temporal.Instant): CampaignView => ({
  ...campaign,
  opensAt: campaign.opensAt.toString(),
  closesAt: campaign.closesAt.toString(),
  state: campaignState(campaign, now),
})
