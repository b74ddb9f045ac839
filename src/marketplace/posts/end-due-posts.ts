import { findDuePosts } from '#database/posts'
import { decide, refuse } from '#economy/decision'
import type { App } from '../app.ts'
import { committed } from '../gather.ts'
import { endPosts } from './end-posts.ts'
import { isDue } from './lock-current-posts.ts'

const mostAtOnce = 100

/** Ends every open post whose date has come and settles its proposals. Answers how many. Safe to run twice or late. */
export async function endDuePosts(app: App): Promise<number> {
  const due = await findDuePosts(app.db, app.clock(), mostAtOnce)
  if (due.length === 0) return 0
  // Looked at again under the lock: an edit may have moved the date.
  const decisions = await committed(app, tx =>
    endPosts(app, tx, due, 'ended', post =>
      isDue(post, app.clock()) ? decide(post) : refuse('post-already-ended', { state: post.state }),
    ),
  )
  const ended = decisions.filter(({ ok }) => ok).length
  return due.length < mostAtOnce || ended === 0 ? ended : ended + (await endDuePosts(app))
}
