import { campaignKinds } from '#economy/claim-campaign'
import { readCampaign } from '#marketplace/campaigns/read-campaign'
import { orNotFound } from '../../../or-not-found.ts'
import { operatorOf } from '../../operator-of.ts'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { id: by } = operatorOf(locals)
  const cursor = url.searchParams.get('at') ?? undefined
  const read = orNotFound(await readCampaign(locals.app, { by, campaignId: params.id, cursor }))
  return { ...read, kindTitle: campaignKinds[read.campaign.kind].title, isFirst: cursor === undefined }
}
