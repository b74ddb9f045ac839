import { fail, redirect } from '@sveltejs/kit'
import { refusalText } from '#economy/refusal-text'
import { answerAgencyInvitation } from '#marketplace/agencies/answer-agency-invitation'
import { listAgencies } from '#marketplace/agencies/list-agencies'
import { makeAgency } from '#marketplace/agencies/make-agency'
import { signedInPerson } from '../signed-in.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async event => {
  const listed = await listAgencies(event.locals.app, signedInPerson(event))
  return { ...listed, left: event.url.searchParams.has('left') }
}

export const actions: Actions = {
  make: async event => {
    const name = String((await event.request.formData()).get('name') ?? '').trim()
    const made = await makeAgency(event.locals.app, { by: signedInPerson(event), name })
    if (made.ok) redirect(303, `/agency/${made.value.agencyId}`)
    const { code, facts } = made.refusal
    if (code === 'invalid-input') return fail(400, { name, error: String(facts.message) })
    return fail(409, { name, message: refusalText(made.refusal) })
  },
  answer: async event => {
    const form = await event.request.formData()
    const [agencyId, invitationId] = [String(form.get('agencyId')), String(form.get('invitationId'))]
    const accept = form.get('accept') === 'yes'
    const by = signedInPerson(event)
    const answered = await answerAgencyInvitation(event.locals.app, { by, agencyId, invitationId, accept })
    if (!answered.ok) return fail(409, { message: refusalText(answered.refusal) })
    redirect(303, accept ? `/agency/${agencyId}` : '/agency')
  },
}
