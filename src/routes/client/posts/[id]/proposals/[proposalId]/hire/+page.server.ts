import { fail, redirect } from '@sveltejs/kit'
import { refusalText } from '#economy/refusal-text'
import { foreseeEnd } from '#marketplace/ends/foresee-end'
import { hireFreelancer } from '#marketplace/proposals/hire-freelancer'
import { ownPost } from '../../../own-post.ts'
import { hiringSentence } from '../../../sentences.ts'
import { received } from '../received.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async event => {
  const { by, proposal } = await received(event)
  const { id, title, openings, activity, pay } = await ownPost(event)
  const act = { by, postId: id, how: 'hired', proposalId: proposal.id } as const
  const foreseen = await foreseeEnd(event.locals.app, act)
  if (!foreseen.ok) redirect(303, `/client/posts/${id}/proposals/${proposal.id}`)
  return {
    post: { id, title, hourly: pay.type === 'hourly' },
    proposal: { id: proposal.id, bidCents: proposal.bidCents, name: proposal.freelancer.name },
    consequence: hiringSentence(foreseen.value, openings - activity.hires),
  }
}

export const actions: Actions = {
  default: async event => {
    const { by, proposal } = await received(event)
    const hired = await hireFreelancer(event.locals.app, { by, proposalId: proposal.id })
    if (!hired.ok) return fail(409, { message: refusalText(hired.refusal) })
    redirect(303, `/client/posts/${proposal.postId}/proposals/${proposal.id}`)
  },
}
