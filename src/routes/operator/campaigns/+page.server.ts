import { campaignKinds } from '#economy/campaigns/claim-campaign'
import { listCampaigns } from '#marketplace/campaigns/list-campaigns'
import { orNotFound } from '../../or-not-found.ts'
import { operatorOf } from '../operator-of.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals }) => {
  const campaigns = orNotFound(await listCampaigns(locals.app, operatorOf(locals).id))
  return { campaigns: campaigns.map(campaign => ({ ...campaign, kindTitle: campaignKinds[campaign.kind].title })) }
}
