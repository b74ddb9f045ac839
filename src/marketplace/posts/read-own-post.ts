import { sumReturned } from '#database/ends/post-ends'
import { findPost } from '#database/posts/posts'
import { type Decision, decide, refuse } from '#economy/decision'
import type { App } from '../app.ts'
import { isId } from '../fields.ts'
import type { PostInput } from './post-input.ts'
import { inputOf } from './post-terms.ts'

/** A post as its client works with it. `input` is what an edit form starts from; `back` is what has come back of it. */
export type OwnPost = {
  postId: string
  input: PostInput
  hires: number
  proposals: number
  back: { returned: number; proposals: number }
}

export async function readOwnPost(
  app: App,
  { by, postId }: { by: string; postId: string },
): Promise<Decision<OwnPost>> {
  const post = isId(postId) ? await findPost(app.db, postId) : undefined
  if (post?.client_id !== by) return refuse('not-found')
  const { post_id, hires, proposals } = post
  return decide({ postId: post_id, input: inputOf(post), hires, proposals, back: await sumReturned(app.db, post_id) })
}
