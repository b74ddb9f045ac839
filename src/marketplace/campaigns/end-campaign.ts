import { endCampaign as decideEnd } from '#economy/campaigns/edit-campaign'
import { gathered } from '../gather.ts'
import type { CampaignView } from './campaign-view.ts'
import { type ChangeCampaign, changeCampaigns } from './change-campaigns.ts'

/** An operator ends a campaign at once. */
export const endCampaign = gathered<ChangeCampaign, CampaignView>('end-campaign', (app, tx, commands) =>
  changeCampaigns(app, tx, commands, {
    act: 'campaign-ended',
    decide: (campaign, _, now) => decideEnd(campaign, now),
  }),
)
