import type { Tx } from '#database/open'
import { isOperator } from '#database/operators/operators'
import { findPost, lockPosts } from '#database/posts/posts'
import { findProposalsOfPosts } from '#database/proposals/proposals'
import { type Decision, decide, refuse } from '#economy/decision'
import { type Actor, system } from '../app.ts'
import { type Command, gathered } from '../gather.ts'
import { notify } from '../notices/notify.ts'
import { givenReason } from '../operators/given-reason.ts'
import { logActs } from '../operators/log-acts.ts'
import { mayJudgeThese } from '../operators/may-judge-these.ts'
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
      const given = givenReason(reason)
      const refused = (await mayRemove(tx, by, postId)) ?? (given.ok ? undefined : given)
      const [decision] = await endPosts(app, tx, [postId], 'removed', post => refused ?? decide(post))
      decisions.push(decision!)
      if (!decision!.ok || !given.ok) continue
      const { client_id: memberId, title } = (await findPost(tx, postId))!
      const text = `We removed your post "${title}": ${given.value.reason}`
      await logActs(app, tx, [{ by, act: 'post-removed', subject: postId, detail: title, ...given.value }])
      await notify(app, tx, [{ memberId, kind: 'post-removed', text, link: `/client/posts/${postId}` }], app.clock())
    }
    return decisions
  },
)

async function mayRemove(tx: Tx, by: Actor, postId: string): Promise<Decision<never> | undefined> {
  if (by !== system && !(await isOperator(tx, by))) return refuse('not-an-operator')
  const post = await findPost(tx, postId)
  const proposals = await findProposalsOfPosts(tx, [postId])
  return mayJudgeThese(tx, by, [...(post ? [post.client_id] : []), ...proposals.map(p => p.freelancer_id)])
}
