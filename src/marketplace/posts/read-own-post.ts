import { sumReturned } from '#database/ends/post-ends'
import { findPost } from '#database/posts/posts'
import { type Decision, decide, refuse } from '#economy/decision'
import type { Price } from '#economy/prices/price-of'
import { type App, policyNow } from '../app.ts'
import { isId } from '../fields.ts'
import { pricePost } from '../prices/price-post.ts'
import { withHireRates } from '../prices/with-hire-rates.ts'
import type { PostInput } from './post-input.ts'
import { inputOf } from './post-terms.ts'

/** A post as its client works with it. `input` is what an edit form starts from; `invited` is what a freelancer they invite now pays; `back` is what has come back of it. */
export type OwnPost = {
  postId: string
  input: PostInput
  hires: number
  proposals: number
  invited: Price
  back: { returned: number; proposals: number }
}

export async function readOwnPost(
  app: App,
  { by, postId }: { by: string; postId: string },
): Promise<Decision<OwnPost>> {
  const post = isId(postId) ? await findPost(app.db, postId) : undefined
  if (post?.client_id !== by) return refuse('not-found')
  const { post_id, hires, proposals } = post
  const [priced] = await withHireRates(app, app.db, [post])
  const invited = pricePost(policyNow(app), priced!, true)
  const back = await sumReturned(app.db, post_id)
  return decide({ postId: post_id, input: inputOf(post), hires, proposals, invited, back })
}
