import type { PostState } from './post-states.ts'

/** A post takes proposals while it is open and before its end date, whether or not any job has ended it yet. */
export const isPostTaking = (post: { state: PostState; endsAt: Temporal.Instant }, now: Temporal.Instant): boolean =>
  post.state === 'open' && Temporal.Instant.compare(now, post.endsAt) < 0
