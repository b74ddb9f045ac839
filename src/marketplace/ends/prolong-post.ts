import { findPost } from '#database/posts/posts'
import { type Decision, decide, refuse } from '#economy/decision'
import { prolongPost as decideProlong } from '#economy/ends/prolong-post'
import { type App, policyNow } from '../app.ts'
import { isId } from '../fields.ts'
import { committed } from '../gather.ts'
import { lockCurrentPosts } from '../posts/lock-current-posts.ts'
import { keepOpen } from './keep-open.ts'

export type PostProlonged = { postId: string; endsAt: string }

/** A client keeps a post of theirs open longer. Asked again, it stays as it is. */
export function prolongPost(
  app: App,
  { by, postId }: { by: string; postId: string },
): Promise<Decision<PostProlonged>> {
  if (!isId(postId)) return Promise.resolve(refuse('not-found'))
  return committed(app, async tx => {
    const post = (await lockCurrentPosts(app, tx, [postId])).get(postId)
    if (post?.client_id !== by) return refuse('not-found')
    const endsAt = post.ends_at.toTemporalInstant()
    const until = decideProlong({ state: post.state, endsAt }, policyNow(app), app.clock())
    if (!until.ok) return until
    await keepOpen(app, tx, [{ postId, endsAt, until: until.value }])
    return decide({ postId, endsAt: until.value.toString() })
  })
}

/** Until when a post of theirs would stay open if its client asked for it now. */
export async function foreseeProlonged(
  app: App,
  { by, postId }: { by: string; postId: string },
): Promise<Decision<{ endsAt: string; until: string }>> {
  const post = isId(postId) ? await findPost(app.db, postId) : undefined
  if (post?.client_id !== by) return refuse('not-found')
  const endsAt = post.ends_at.toTemporalInstant()
  const until = decideProlong({ state: post.state, endsAt }, policyNow(app), app.clock())
  return until.ok ? decide({ endsAt: endsAt.toString(), until: until.value.toString() }) : until
}
