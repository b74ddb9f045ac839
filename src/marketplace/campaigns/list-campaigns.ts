import { listCampaigns as listRows } from '#database/campaigns/campaigns'
import { isOperator } from '#database/operators/operators'
import { type Decision, decide, refuse } from '#economy/decision'
import type { App } from '../app.ts'
import { type CampaignView, campaignView } from './campaign-view.ts'

const most = 200

/** An operator's campaigns, newest first, at most 200. */
export async function listCampaigns(app: App, by: string): Promise<Decision<CampaignView[]>> {
  if (!(await isOperator(app.db, by))) return refuse('not-an-operator')
  const campaigns = await listRows(app.db, most)
  return decide(campaigns.map(campaign => campaignView(campaign, app.clock())))
}
