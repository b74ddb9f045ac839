import { z } from 'zod'
import { countInvitations, findInvitation, insertInvitation } from '#database/invitations/invitation-writing'
import { findFreelancers } from '#database/members/freelancers'
import { lockMember } from '#database/members/profiles'
import { findOwnProposal } from '#database/posts/post-reading'
import { lockPosts, saveActivity } from '#database/posts/posts'
import { type Decision, decide, refuse } from '#economy/decision'
import { mayInvite, takesInvitations } from '#economy/invitations/may-invite'
import { type App, policyNow } from '../app.ts'
import { keepOpen } from '../ends/keep-open.ts'
import { prolongedPosts } from '../ends/prolonged-by.ts'
import { id, optionalText } from '../fields.ts'
import { committed } from '../gather.ts'
import { notify } from '../notices/notify.ts'
import { publisherOf } from '../posts/publisher-of.ts'
import { checked } from '../problems-of.ts'

export const invitationInputSchema = z.object({
  postId: id,
  freelancerId: id,
  message: optionalText({ name: 'The message', most: 1000 }).transform(written => written ?? ''),
})
export type InviteFreelancer = z.input<typeof invitationInputSchema> & { by: string }
export type FreelancerInvited = { postId: string; freelancerId: string }

/** A client invites a freelancer to an open post of theirs; the invitation lowers what a proposal costs them (policy `price.invitation`). */
export async function inviteFreelancer(
  app: App,
  { by, ...input }: InviteFreelancer,
): Promise<Decision<FreelancerInvited>> {
  const parsed = checked(invitationInputSchema, input)
  if (!parsed.ok) return parsed
  const { postId, freelancerId, message } = parsed.value
  return committed(app, async tx => {
    const client = await lockMember(tx, by) // Before the post: two invitations at once must not both be the last one.
    const post = (await lockPosts(tx, [postId])).get(postId)
    if (!post || !client) return refuse('not-found')
    const taking = { clientId: post.client_id, state: post.state, endsAt: post.ends_at.toTemporalInstant() }
    const refused = takesInvitations(taking, by, app.clock())
    if (refused) return refused
    const freelancer = (await findFreelancers(tx, [freelancerId])).get(freelancerId)
    if (!freelancer?.isFreelancer) return refuse('not-found')
    if (freelancerId === by) return refuse('own-post')
    if (await findOwnProposal(tx, postId, freelancerId)) return refuse('has-proposed')
    if (await findInvitation(tx, postId, freelancerId)) return refuse('already-invited')
    const sent = await countInvitations(tx, { postId, clientId: by, since: app.clock().subtract({ hours: 24 }) })
    const over = mayInvite(publisherOf(client), sent, policyNow(app))
    if (over) return over
    await insertInvitation(tx, parsed.value, app.clock())
    await keepOpen(app, tx, prolongedPosts(app, [{ post, act: 'invited' }]))
    await saveActivity(tx, [{ postId, invited: 1, unanswered: 1, viewedAt: app.clock() }])
    const words = message && ` "${message.length > 140 ? `${message.slice(0, 139)}…` : message}"`
    await notify(
      app,
      tx,
      [
        {
          memberId: freelancerId,
          kind: 'invited',
          text: `You are invited to "${post.title}".${words}`,
          link: `/posts/${postId}`,
        },
      ],
      app.clock(),
    )
    return decide({ postId, freelancerId })
  })
}
