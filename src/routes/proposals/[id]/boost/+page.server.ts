import { error, fail, redirect } from '@sveltejs/kit'
import { refusalText } from '#economy/refusal-text'
import { bidBoost } from '#marketplace/boosts/bid-boost'
import { readAuction } from '#marketplace/boosts/read-auction'
import { readProposal } from '#marketplace/proposals/read-proposal'
import { orNotFound } from '../../../or-not-found.ts'
import { acting, signedIn } from '../../../signed-in.ts'
import type { Actions, PageServerLoad } from './$types'
import { typedBid } from './typed-bid.ts'

export const load: PageServerLoad = async event => {
  const { app } = event.locals
  const by = signedIn(event).id
  const { side, post, id } = orNotFound(await readProposal(app, { by, proposalId: event.params.id }))
  if (side !== 'freelancer') error(404, 'There is nothing at this address, or it is not yours to see.')
  const written = event.url.searchParams.get('connects')
  const bid = typedBid(written)
  const auction = orNotFound(await readAuction(app, { by, postId: post.id, bid }))
  const { wouldBe } = auction
  return {
    proposalId: id,
    auction,
    key: app.newId(),
    held: event.url.searchParams.has('held'),
    typed: written ?? String(auction.least ?? ''),
    whyNot: auction.whyNot && refusalText(auction.whyNot),
    notNow: auction.atLeast?.whyNot ? refusalText(auction.atLeast.whyNot) : '',
    asked: wouldBe && { ...wouldBe, whyNot: wouldBe.whyNot && refusalText(wouldBe.whyNot) },
  }
}

export const actions: Actions = {
  default: async event => {
    const by = acting(event)
    const form = await event.request.formData()
    const typed = String(form.get('connects') ?? '').slice(0, 20)
    const key = String(form.get('key') ?? '').slice(0, 100) || undefined
    const connects = typedBid(typed)
    if (connects === undefined)
      return fail(400, { typed, problem: 'Write a whole number of Connects. Nothing was held.' })
    const decision = await bidBoost(event.locals.app, {
      ...by,
      key,
      proposalId: event.params.id.toLowerCase(),
      connects,
    })
    if (decision.ok) redirect(303, `/proposals/${event.params.id}/boost?held`)
    if (decision.refusal.code === 'not-found') error(404, refusalText(decision.refusal))
    return fail(409, { typed, problem: refusalText(decision.refusal) })
  },
}
