import { fail } from '@sveltejs/kit'
import { campaignKinds } from '#economy/claim-campaign'
import { refusalText } from '#economy/refusal-text'
import { approveCampaign } from '#marketplace/campaigns/approve-campaign'
import { readCampaign } from '#marketplace/campaigns/read-campaign'
import { orNotFound } from '../../../or-not-found.ts'
import { operatorOf } from '../../operator-of.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { id: by } = operatorOf(locals)
  const cursor = url.searchParams.get('at') ?? undefined
  const read = orNotFound(await readCampaign(locals.app, { by, campaignId: params.id, cursor }))
  return {
    ...read,
    kindTitle: campaignKinds[read.campaign.kind].title,
    isFirst: cursor === undefined,
    isMine: read.campaign.madeBy === by,
    key: locals.app.newId(),
  }
}

export const actions: Actions = {
  approve: async ({ locals, params, request }) => {
    const { id: by } = operatorOf(locals)
    const key = String((await request.formData()).get('key') ?? '').slice(0, 80)
    const decision = await approveCampaign(locals.app, { by, key, campaignId: params.id })
    return decision.ok ? { approved: true } : fail(409, { message: refusalText(decision.refusal) })
  },
}
