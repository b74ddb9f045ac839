import { fail, redirect } from '@sveltejs/kit'
import { refusalText } from '#economy/refusal-text'
import { type ClaimCampaign, claimCampaign } from '#marketplace/campaigns/claim-campaign'
import { readEarning } from '#marketplace/grants/read-earning'
import { orNotFound } from '../or-not-found.ts'
import { signedIn } from '../signed-in.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async event => {
  const member = signedIn(event)
  if (!member.isFreelancer) redirect(303, '/profile#sides')
  const earning = orNotFound(await readEarning(event.locals.app, member.id))
  const key = event.locals.app.newId()
  return { ...earning, key, origin: event.url.origin, answered: event.url.searchParams.has('answered') }
}

export const actions: Actions = {
  code: async event => {
    const form = await event.request.formData()
    const code = String(form.get('code') ?? '').slice(0, 80)
    return claim(event, { campaignId: null, code, answers: [], ...keyIn(form) }, code)
  },
  claim: async event => {
    const form = await event.request.formData()
    const campaignId = String(form.get('campaignId') ?? '')
    return claim(event, { campaignId, code: null, answers: [], ...keyIn(form) })
  },
}

const keyIn = (form: FormData) => ({ key: String(form.get('key') ?? '').slice(0, 100) || undefined })

type Event = Parameters<typeof signedIn>[0]

async function claim(event: Event, what: Omit<ClaimCampaign, 'by'>, code = '') {
  const decision = await claimCampaign(event.locals.app, { by: signedIn(event).id, ...what })
  if (decision.ok) return { claimed: decision.value }
  const message = refusalText(decision.refusal)
  return fail(409, what.campaignId === null ? { code, codeError: message } : { code, message })
}
