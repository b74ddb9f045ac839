import { fail, redirect } from '@sveltejs/kit'
import { refusalField, refusalText } from '#economy/refusal-text'
import { claimCampaign } from '#marketplace/campaigns/claim-campaign'
import { readOffer } from '#marketplace/campaigns/read-offer'
import { orNotFound } from '../../../or-not-found.ts'
import { signedIn } from '../../../signed-in.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async event => {
  const member = signedIn(event)
  if (!member.isFreelancer) redirect(303, '/profile#sides')
  const offer = await readOffer(event.locals.app, member.id, event.params.id)
  if (!offer.ok && offer.refusal.code === 'campaign-claimed') redirect(303, '/earn')
  return { offer: orNotFound(offer), key: event.locals.app.newId() }
}

export const actions: Actions = {
  default: async event => {
    const member = signedIn(event)
    const form = await event.request.formData()
    const answers = Array.from({ length: 20 }, (_, i) => String(form.get(`answer-${i}`) ?? '').slice(0, 2000))
    const { id: campaignId } = event.params
    const key = String(form.get('key') ?? '').slice(0, 100) || undefined
    const claimed = await claimCampaign(event.locals.app, { by: member.id, key, campaignId, code: null, answers })
    if (claimed.ok) redirect(303, '/earn?answered')
    const { code, facts } = claimed.refusal
    if (code === 'invalid-input')
      return fail(400, { answers, errors: { [String(facts.field)]: String(facts.message) } })
    return fail(409, { answers, message: refusalText(claimed.refusal), field: refusalField(claimed.refusal) })
  },
}
