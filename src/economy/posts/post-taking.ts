import { type Decision, refuse } from '../decision.ts'
import type { PostState } from './post-states.ts'

/**
 * A post ends with its last instant, whether or not any job has ended it yet.
 *
 * What comes back must not depend on whether a client, a freelancer or the clockwork was first after that instant.
 * Source: ours; policies/*.yaml, `posts.openDays`.
 */
export const isPostTaking = ({ state, endsAt }: Taking, now: Temporal.Instant): boolean =>
  state === 'open' && Temporal.Instant.compare(now, endsAt) < 0

/** Why a post takes nothing any more, or undefined while it does: one whose instant has passed has ended, whatever its row says. `side` is whose act it refuses. */
export function notTaking(
  post: Taking,
  now: Temporal.Instant,
  side: 'freelancer' | 'client',
): Decision<never> | undefined {
  if (isPostTaking(post, now)) return undefined
  return refuse('post-not-open', { state: post.state === 'open' ? 'ended' : post.state, side })
}

type Taking = { state: PostState; endsAt: Temporal.Instant }
