import { fail, redirect } from '@sveltejs/kit'
import { campaignKinds } from '#economy/campaigns/claim-campaign'
import { refusalText } from '#economy/refusal-text'
import { campaignInputSchema } from '#marketplace/campaigns/campaign-input'
import { createCampaign } from '#marketplace/campaigns/create-campaign'
import { problemsOf } from '#marketplace/problems-of'
import { operatorOf } from '../../operator-of.ts'
import { besideBoxes, emptyCampaign, inputOf, readTyped } from '../typed-campaign.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals }) => {
  operatorOf(locals)
  const kinds = Object.entries(campaignKinds).map(([value, { title, asks }]) => ({ value, label: title, asks }))
  return { kinds, empty: emptyCampaign(locals.app.clock().toString().slice(0, 10)), key: locals.app.newId() }
}

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const { app } = locals
    const { id: by } = operatorOf(locals)
    const form = await request.formData()
    const typed = readTyped(form)
    const input = inputOf(typed)
    const errors = besideBoxes(problemsOf(campaignInputSchema, input))
    if (Object.keys(errors).length > 0) return fail(400, { typed, errors })
    const made = await createCampaign(app, { by, key: String(form.get('key') ?? '').slice(0, 80), ...input })
    if (made.ok) redirect(303, `/operator/campaigns/${made.value.campaignId}`)
    const sentence = refusalText(made.refusal)
    return fail(409, { typed, errors: { code: sentence } })
  },
}
