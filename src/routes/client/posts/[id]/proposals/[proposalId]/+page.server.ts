import { fail, redirect } from '@sveltejs/kit'
import { portraitOf } from '#components/figures/portrait-of'
import { sharedSkills } from '#economy/boosts/fits-post'
import type { Decision } from '#economy/decision'
import { refusalText } from '#economy/refusal-text'
import { type DeclineReason, declineProposal, declineReasons } from '#marketplace/proposals/decline-proposal'
import { findNeighbours } from '#marketplace/proposals/find-neighbours'
import { foreseeAnswers } from '#marketplace/proposals/foresee-answers'
import { interviewFreelancer, shortlistProposal, viewProposal } from '#marketplace/proposals/sort-proposal'
import { orNotFound } from '../../../../../or-not-found.ts'
import { folderOf } from '../../folders.ts'
import { ownPost } from '../../own-post.ts'
import { decliningSentence } from '../../sentences.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'
import { received } from './received.ts'

export const load: PageServerLoad = async event => {
  const { by, proposal } = await received(event)
  const { app } = event.locals
  const opened = await viewProposal(app, { by, proposalId: proposal.id })
  const state = opened.ok ? opened.value.state : proposal.state
  const { may, backOnDecline } = orNotFound(await foreseeAnswers(app, { by, proposalId: proposal.id }))
  const { id, title, skills, questions, pay } = await ownPost(event)
  const folder = folderOf(event.url.searchParams.get('folder'), 'all')
  const { id: proposalId, freelancer, cost: _, ...letter } = proposal
  return {
    post: { id, title, skills, questions, hourly: pay.type === 'hourly' },
    proposal: { ...letter, id: proposalId, state },
    freelancer: {
      ...freelancer,
      portrait: portraitOf(freelancer.id),
      shared: sharedSkills(skills, freelancer.skills),
      others: sharedSkills(freelancer.skills, freelancer.skills).filter(skill => !sharedSkills(skills, [skill]).length),
    },
    folder,
    around: await findNeighbours(app, { postId: id, proposalId, folder }),
    may,
    reasons: [...declineReasons],
    declining: decliningSentence(backOnDecline),
  }
}

export const actions: Actions = {
  shortlist: event => act(event, (by, proposalId) => shortlistProposal(event.locals.app, { by, proposalId, on: true })),
  unlist: event => act(event, (by, proposalId) => shortlistProposal(event.locals.app, { by, proposalId, on: false })),
  interview: event => act(event, (by, proposalId) => interviewFreelancer(event.locals.app, { by, proposalId })),
  decline: async event => {
    const reason = (await event.request.formData()).get('reason') as DeclineReason
    if (!declineReasons.includes(reason)) return fail(400, { errors: { reason: 'Choose a reason; they are told it.' } })
    return act(event, (by, proposalId) => declineProposal(event.locals.app, { by, proposalId, reason }))
  },
}

type Done = (by: string, proposalId: string) => Promise<Decision<unknown>>

async function act(event: RequestEvent, does: Done) {
  const { by, proposal } = await received(event)
  const decision = await does(by, proposal.id)
  if (!decision.ok) return fail(409, { message: refusalText(decision.refusal) })
  const folder = folderOf(event.url.searchParams.get('folder'), 'all')
  redirect(303, `${event.url.pathname}?folder=${folder}`)
}
