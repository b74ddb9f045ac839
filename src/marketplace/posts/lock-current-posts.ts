import type { Tx } from '#database/open'
import { lockPosts, type PostFacts } from '#database/posts/posts'
import { decide } from '#economy/decision'
import { isPostTaking } from '#economy/posts/post-taking'
import type { App } from '../app.ts'
import { endPosts } from '../ends/end-posts.ts'
import { keepPromisedEndsOf } from '../ends/keep-promised-ends.ts'
import { returnUnreadOf } from './return-unread.ts'

/**
 * Locks posts and loads them as they are now: one whose date has come ends here if no job has ended it yet, so that
 * what comes back never depends on whether a client or the clockwork was first.
 */
export async function lockCurrentPosts(app: App, tx: Tx, postIds: string[]): Promise<Map<string, PostFacts>> {
  const posts = await lockPosts(tx, postIds)
  const now = app.clock()
  const due = [...posts.values()].filter(post => isDue(post, now)).map(post => post.post_id)
  if (due.length > 0) await endPosts(app, tx, due, 'ended', decide)
  await returnUnreadOf(app, tx, posts)
  await keepPromisedEndsOf(app, tx, posts)
  return due.length > 0 ? lockPosts(tx, postIds) : posts
}

/** Whether a post has to be ended by its date. */
export const isDue = (post: PostFacts, now: Temporal.Instant): boolean =>
  post.state === 'open' && !isPostTaking({ state: post.state, endsAt: post.ends_at.toTemporalInstant() }, now)
