import type { PostState } from './post-states.ts'

/**
 * A post ends with its last instant, whether or not any job has ended it yet.
 *
 * What comes back must not depend on whether a client, a freelancer or the clockwork was first after that instant.
 * Source: ours; policies/*.yaml, `posts.openDays`.
 */
export const isPostTaking = (post: { state: PostState; endsAt: Temporal.Instant }, now: Temporal.Instant): boolean =>
  post.state === 'open' && Temporal.Instant.compare(now, post.endsAt) < 0
