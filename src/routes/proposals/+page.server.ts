import { fail } from '@sveltejs/kit'
import { refusalText } from '#economy/refusal-text'
import { declineInvitation } from '#marketplace/invitations/decline-invitation'
import { listInvitations } from '#marketplace/invitations/list-invitations'
import { listOwnDrafts, listOwnProposals } from '#marketplace/proposals/list-own-proposals'
import { acting, signedIn } from '../signed-in.ts'
import type { Actions, PageServerLoad } from './$types'

const shows = ['active', 'ended', 'drafts', 'invitations'] as const

export const load: PageServerLoad = async event => {
  const { app } = event.locals
  const { id } = signedIn(event)
  const asked = event.url.searchParams.get('show')
  const show = shows.find(show => show === asked) ?? 'active'
  const cursor = event.url.searchParams.get('at')
  const { proposals, next, active, ended } = await listOwnProposals(
    app,
    id,
    show === 'ended' ? 'ended' : 'active',
    cursor,
  )
  const drafts = await listOwnDrafts(app, id)
  const invitations = await listInvitations(app, id)
  const waiting = invitations.filter(({ open, answer }) => open && answer === null).length
  const counts = { active, ended, drafts: drafts.length, invitations: waiting }
  return {
    show,
    proposals,
    drafts,
    invitations,
    counts,
    older: next && `/proposals?${new URLSearchParams({ show, at: next })}`,
  }
}

export const actions: Actions = {
  'decline-invitation': async event => {
    const by = acting(event)
    const postId = String((await event.request.formData()).get('postId') ?? '')
    const declined = await declineInvitation(event.locals.app, { ...by, postId })
    if (!declined.ok) return fail(409, { message: refusalText(declined.refusal) })
    return { declined: true }
  },
}
