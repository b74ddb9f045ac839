import { fail, redirect } from '@sveltejs/kit'
import { refusalField, refusalText } from '#economy/refusal-text'
import { claimCampaign } from '#marketplace/campaigns/claim-campaign'
import { readOffer } from '#marketplace/campaigns/read-offer'
import { orNotFound } from '../../../or-not-found.ts'
import { isSent, readerOf } from '../../../signed-in.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async event => {
  const { app } = event.locals
  const member = readerOf(event)
  if (!isSent(event) && !member?.isFreelancer) redirect(303, '/profile#sides')
  return { offer: member?.isFreelancer ? await offered(event, member.id) : null, key: app.newId() }
}

/** What is asked. Where it is no longer, whoever answered meanwhile keeps their answers without it. */
async function offered(event: Parameters<PageServerLoad>[0], by: string) {
  const offer = await readOffer(event.locals.app, by, event.params.id)
  if (!offer.ok && isSent(event) && offer.refusal.code !== 'not-found') return null
  if (!offer.ok && offer.refusal.code === 'campaign-claimed') redirect(303, '/earn')
  return orNotFound(offer)
}

export const actions: Actions = {
  default: async event => {
    const { member } = event.locals
    const form = await event.request.formData()
    const answers = Array.from({ length: 20 }, (_, i) => String(form.get(`answer-${i}`) ?? '').slice(0, 2000))
    if (!member) return fail(401, { answers, message: refusalText({ code: 'sign-in-needed', facts: {} }) })
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
