import { fail, redirect } from '@sveltejs/kit'
import { roles } from '#economy/agencies/agency-rules'
import { refusalText } from '#economy/refusal-text'
import { answerAgencyInvitation } from '#marketplace/agencies/answer-agency-invitation'
import { inviteToAgency } from '#marketplace/agencies/invite-to-agency'
import { readAgency } from '#marketplace/agencies/read-agency'
import { readAgencyActs } from '#marketplace/agencies/read-agency-acts'
import { removeFromAgency } from '#marketplace/agencies/remove-from-agency'
import { setAgencyRole } from '#marketplace/agencies/set-agency-role'
import { orNotFound } from '../../or-not-found.ts'
import { signedInPerson } from '../../signed-in.ts'
import { uuidIn } from '../../uuid-in.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async event => {
  const { app } = event.locals
  const by = signedInPerson(event)
  const agencyId = event.params.id
  const agency = orNotFound(await readAgency(app, { by, agencyId }))
  const cursor = uuidIn(event.url.searchParams.get('at'))
  const { acts, next } = orNotFound(await readAgencyActs(app, { by, agencyId, cursor }))
  return { agency, acts, person: by, older: next && `/agency/${agencyId}?at=${next}#acts` }
}

export const actions: Actions = {
  invite: async event => {
    const form = await event.request.formData()
    const whom = String(form.get('whom') ?? '').trim()
    const role = form.get('role') === 'admin' ? 'admin' : 'member'
    const asked = await inviteToAgency(event.locals.app, { ...of(event), whom, role })
    if (asked.ok) return { done: 'They have been asked, and belong to it once they say yes.' }
    const { code, facts } = asked.refusal
    if (code === 'invalid-input') return fail(400, { whom, role, error: String(facts.message) })
    return fail(409, { whom, role, message: refusalText(asked.refusal) })
  },
  'take-back': async event => {
    const invitationId = String((await event.request.formData()).get('invitationId'))
    const taken = await answerAgencyInvitation(event.locals.app, { ...of(event), invitationId, accept: false })
    return taken.ok ? { done: 'The invitation is taken back.' } : fail(409, { message: refusalText(taken.refusal) })
  },
  role: async event => {
    const form = await event.request.formData()
    const [memberId, role] = [String(form.get('memberId')), roles.find(one => one === form.get('role'))]
    if (!role) return fail(400, { message: 'Choose a role. Nothing was changed.' })
    const set = await setAgencyRole(event.locals.app, { ...of(event), memberId, role })
    return set.ok ? { done: 'Saved. They were told.' } : fail(409, { message: refusalText(set.refusal) })
  },
  remove: async event => {
    const memberId = String((await event.request.formData()).get('memberId'))
    const removed = await removeFromAgency(event.locals.app, { ...of(event), memberId })
    if (!removed.ok) return fail(409, { message: refusalText(removed.refusal) })
    if (memberId === signedInPerson(event)) redirect(303, '/agency')
    return { done: 'They no longer belong to it. What they sent for it stays with it.' }
  },
}

type Event = Parameters<typeof signedInPerson>[0] & { params: { id: string } }
const of = (event: Event) => ({ by: signedInPerson(event), agencyId: event.params.id })
