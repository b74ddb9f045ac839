import { error, fail, redirect } from '@sveltejs/kit'
import { refusalText } from '#economy/refusal-text'
import { readAuction } from '#marketplace/boosts/read-auction'
import { declineInvitation } from '#marketplace/invitations/decline-invitation'
import { inNameOf } from '#marketplace/members/find-member'
import { readPost } from '#marketplace/posts/read-post'
import { typedBid } from '../../proposals/[id]/boost/typed-bid.ts'
import { signInPath } from '../../signed-in.ts'
import type { Actions, PageServerLoad } from './$types'
import { nextStep } from './next-step.ts'

export const load: PageServerLoad = async ({ locals: { app, member }, params, url }) => {
  const found = await readPost(app, params.id, member?.id ?? null)
  if (!found.ok) error(404, refusalText(found.refusal))
  const post = found.value
  const since = month.format(new Date(post.client.memberSince))
  const bid = typedBid(url.searchParams.get('bid'))
  const auction = member && (await readAuction(app, { by: member.id, postId: post.id, bid }))
  return {
    post,
    auction: auction?.ok ? auction.value : null,
    key: app.newId(),
    step: nextStep(post),
    since,
    summary: summaryOf(post.description || post.title),
  }
}

export const actions: Actions = {
  'decline-invitation': async ({ locals: { app, member }, params }) => {
    if (!member) redirect(303, signInPath(`/posts/${params.id}`))
    const declined = await declineInvitation(app, { ...inNameOf(member), postId: params.id })
    if (!declined.ok) return fail(409, { message: refusalText(declined.refusal) })
    return { declined: true }
  },
}

const month = new Intl.DateTimeFormat('en-GB', { month: 'long', year: 'numeric', timeZone: 'UTC' })

const summaryOf = (text: string): string => {
  const flat = text.replaceAll(/\s+/g, ' ').trim()
  return flat.length <= 155 ? flat : `${flat.slice(0, 155).replace(/\s+\S*$/, '')} …`
}
