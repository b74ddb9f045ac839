import { type Decision, refuse } from '../decision.ts'
import type { Policy } from '../policy/policy.ts'
import { mayPublish, type Publisher } from '../posts/may-publish.ts'
import type { PostState } from '../posts/post-states.ts'
import { notTaking } from '../posts/post-taking.ts'

/** How many invitations there are: for this post, and of its client in the last 24 hours. */
export type InvitationsSent = { forPost: number; inDay: number }

/**
 * A client invites at most as many freelancers as the policy says: to one post, and in 24 hours to all of theirs.
 *
 * Each invitation is a notice and a mail with the client's own words; without a number it would be a way to write to
 * everybody. Undefined when they may. Source: policies/*.yaml, `posts.invitations`.
 */
export function mayInvite(client: Publisher, sent: InvitationsSent, policy: Policy): Decision<never> | undefined {
  const { perPost, perDay } = policy.posts.invitations
  const refused = mayPublish(client, policy)
  if (refused) return refused
  if (sent.forPost >= perPost) return refuse('invitations-of-post', { most: perPost })
  return sent.inDay >= perDay ? refuse('invitations-of-day', { most: perDay }) : undefined
}

/** Why nobody can be invited to this post by this client, or undefined when somebody can. */
export function takesInvitations(
  post: { clientId: string; state: PostState; endsAt: Temporal.Instant },
  by: string,
  now: Temporal.Instant,
): Decision<never> | undefined {
  if (post.clientId !== by) return refuse(post.state === 'removed' ? 'not-found' : 'not-yours')
  return notTaking(post, now, 'client')
}
