import { isOperator } from '#database/operators/operators'
import { findPost, lockPosts } from '#database/posts/posts'
import { type Decision, decide, refuse } from '#economy/decision'
import { system } from '../app.ts'
import { storable } from '../fields.ts'
import { type Command, gathered } from '../gather.ts'
import { notify } from '../notices/notify.ts'
import { logActs } from '../operators/log-acts.ts'
import { endPosts, type PostEnded } from './end-posts.ts'

/** An operator removes a post for breaking the rules: everybody who proposed and did not withdraw has their Connects back. */
export const removePost = gathered<Command & { postId: string; reason: string }, PostEnded>(
  'remove-post',
  async (app, tx, commands) => {
    await lockPosts(
      tx,
      commands.map(({ postId }) => postId),
    )
    const decisions: Decision<PostEnded>[] = []
    for (const { by, postId, reason } of commands) {
      const allowed = by === system || (await isOperator(tx, by))
      const [decision] = await endPosts(app, tx, [postId], 'removed', post =>
        allowed ? decide(post) : refuse('not-an-operator'),
      )
      decisions.push(decision!)
      if (!decision!.ok) continue
      const { client_id: memberId, title } = (await findPost(tx, postId))!
      const text = `We removed your post "${title}": ${storable(reason)}`
      await logActs(app, tx, [{ by, act: 'post-removed', subject: postId, detail: title, reason: storable(reason) }])
      await notify(app, tx, [{ memberId, kind: 'post-removed', text, link: `/client/posts/${postId}` }], app.clock())
    }
    return decisions
  },
)
