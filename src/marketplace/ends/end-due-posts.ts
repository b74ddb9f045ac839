import { findDuePosts, type PostFacts } from '#database/posts/posts'
import { decide, refuse } from '#economy/decision'
import type { App } from '../app.ts'
import { batchElseAlone } from '../batch-else-alone.ts'
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

const endThese = (app: App, due: string[]): Promise<number> =>
  batchElseAlone(app, due, {
    work: async postIds => {
      // Looked at again under the lock: an edit may have moved the date.
      const mayEnd = (post: PostFacts) =>
        isDue(post, app.clock()) ? decide(post) : refuse('post-already-ended', { state: post.state })
      const decisions = await committed(app, tx => endPosts(app, tx, postIds, 'ended', mayEnd))
      return decisions.filter(({ ok }) => ok).length
    },
    about: post => ({ post }),
    failed: 'a post could not be ended',
  })
