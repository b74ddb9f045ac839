import type { Decision } from '#economy/decision'
import { decide, refuse } from '#economy/decision'
import { type Command, gathered } from '../gather.ts'
import { lockCurrentPosts } from '../posts/lock-current-posts.ts'
import { endPosts, type PostEnded } from './end-posts.ts'

/** A client closes a post. Without a hire, every open proposal's Connects go back in the same transaction. */
export const closePost = gathered<Command & { postId: string }, PostEnded>('close-post', async (app, tx, commands) => {
  await lockCurrentPosts(
    app,
    tx,
    commands.map(({ postId }) => postId),
  )
  const decisions: Decision<PostEnded>[] = []
  for (const { by, postId } of commands) {
    const [decision] = await endPosts(app, tx, [postId], 'closed', post =>
      post.client_id === by ? decide(post) : refuse('not-found'),
    )
    decisions.push(decision!)
  }
  return decisions
})
