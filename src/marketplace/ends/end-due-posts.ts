import { findDuePosts, type PostFacts } from '#database/posts/posts'
import { decide, refuse } from '#economy/decision'
import type { App } from '../app.ts'
import { committed } from '../gather.ts'
import { isDue } from '../posts/lock-current-posts.ts'
import { endPosts } from './end-posts.ts'

const mostAtOnce = 100

/** Ends every open post whose date has come and settles its proposals. Answers how many. Safe to run twice or late. */
export async function endDuePosts(app: App): Promise<number> {
  const due = await findDuePosts(app.db, app.clock(), mostAtOnce)
  if (due.length === 0) return 0
  const ended = await endThese(app, due)
  return due.length < mostAtOnce || ended === 0 ? ended : ended + (await endDuePosts(app))
}

async function endThese(app: App, postIds: string[]): Promise<number> {
  try {
    // Looked at again under the lock: an edit may have moved the date.
    const mayEnd = (post: PostFacts) =>
      isDue(post, app.clock()) ? decide(post) : refuse('post-already-ended', { state: post.state })
    const decisions = await committed(app, tx => endPosts(app, tx, postIds, 'ended', mayEnd))
    return decisions.filter(({ ok }) => ok).length
  } catch (error) {
    // A post that breaks must not keep the Connects of others: each gets a transaction of its own.
    if (postIds.length === 1) {
      app.log.error({ post: postIds[0], err: error }, 'a post could not be ended')
      return 0
    }
    let ended = 0
    for (const postId of postIds) ended += await endThese(app, [postId])
    return ended
  }
}
