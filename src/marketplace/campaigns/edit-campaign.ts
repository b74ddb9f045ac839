import { editCampaign as decideEdit } from '#economy/campaigns/edit-campaign'
import { gathered } from '../gather.ts'
import { checked } from '../problems-of.ts'
import { campaignChangesSchema } from './campaign-input.ts'
import type { CampaignView } from './campaign-view.ts'
import { type ChangeCampaign, changeCampaigns } from './change-campaigns.ts'

/** What is left out stays as it is. */
export type EditCampaign = ChangeCampaign & { closesAt?: string | undefined; limit?: number | null | undefined }

/** An operator changes until when a campaign lasts and for how many people it is. */
export const editCampaign = gathered<EditCampaign, CampaignView>('edit-campaign', (app, tx, commands) =>
  changeCampaigns(app, tx, commands, {
    act: 'campaign-changed',
    decide: (campaign, { closesAt, limit }, now) => {
      const change = checked(campaignChangesSchema, { closesAt, limit })
      if (!change.ok) return change
      const end = change.value.closesAt === undefined ? undefined : Temporal.Instant.from(change.value.closesAt)
      return decideEdit(campaign, { closesAt: end, limit: change.value.limit }, now)
    },
  }),
)
