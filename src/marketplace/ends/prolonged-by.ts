import type { Prolonged } from '#database/ends/prolonged-posts'
import type { PostFacts } from '#database/posts/posts'
import { prolongedBy } from '#economy/ends/prolong-post'
import type { ProlongingAct } from '#economy/posts/post-rules'
import { type App, policyNow } from '../app.ts'

/** What acts of this instant do to the ends of their posts, which are locked or held to a version. */
export function prolongedPosts(app: App, acts: { post: PostFacts; act: ProlongingAct }[]): Prolonged[] {
  const now = app.clock()
  const policy = policyNow(app)
  const found = acts.flatMap(({ post, act }): [string, Prolonged][] => {
    const endsAt = post.ends_at.toTemporalInstant()
    const until = prolongedBy(act, { state: post.state, endsAt, endChosen: post.end_chosen }, policy, now)
    return until ? [[post.post_id, { postId: post.post_id, endsAt, until }]] : []
  })
  return [...new Map(found).values()]
}
