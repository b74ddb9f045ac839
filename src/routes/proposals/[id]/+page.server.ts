import { error, fail, redirect } from '@sveltejs/kit'
import { outcomes } from '#economy/proposals/outcomes'
import { isOpen } from '#economy/proposals/proposal-states'
import { refusalText } from '#economy/refusal-text'
import { readAuction } from '#marketplace/boosts/read-auction'
import { isId } from '#marketplace/fields'
import { readProposal } from '#marketplace/proposals/read-proposal'
import { withdrawProposal } from '#marketplace/proposals/withdraw-proposal'
import { acting, signedIn } from '../../signed-in.ts'
import type { Actions, PageServerLoad } from './$types'
import { stepsOf } from './steps-of.ts'

export const load: PageServerLoad = async event => {
  const { app } = event.locals
  const by = signedIn(event).id
  const found = isId(event.params.id) ? await readProposal(app, { by, proposalId: event.params.id }) : undefined
  if (!found?.ok) error(404, 'There is nothing at this address, or it is not yours to see.')
  const proposal = found.value
  if (proposal.side === 'client') redirect(303, `/client/posts/${proposal.post.id}/proposals/${proposal.id}`)
  const cost = proposal.cost!
  const policy = app.policies.of(cost.policy)
  const open = isOpen(proposal.state)
  const auction = await readAuction(app, { by, postId: proposal.post.id })
  return {
    auction: auction.ok && (auction.value.mine || auction.value.open) ? auction.value : null,
    proposal: { ...proposal, cost },
    steps: stepsOf(proposal),
    open,
    boostOutcomes: outcomes(auction.ok ? app.policies.of(auction.value.policy) : policy).boost,
    outcomes: outcomes(policy),
    sent: event.url.searchParams.has('sent'),
  }
}

export const actions: Actions = {
  withdraw: async event => {
    const by = acting(event)
    const { id } = event.params
    const withdrawn = isId(id)
      ? await withdrawProposal(event.locals.app, { ...by, proposalId: id.toLowerCase() })
      : undefined
    if (!withdrawn) error(404, 'There is nothing at this address, or it is not yours to see.')
    if (!withdrawn.ok) return fail(409, { message: refusalText(withdrawn.refusal) })
    return { withdrawn: withdrawn.value.returned }
  },
}
