import { findInvitation } from '#database/invitation-writing'
import { answerInvitations } from '#database/invitations'
import { lockPosts, saveActivity } from '#database/posts'
import { type Decision, decide, refuse } from '#economy/decision'
import type { App } from '../app.ts'
import { isId } from '../fields.ts'
import { committed } from '../gather.ts'

/** A freelancer declines an invitation. It still counts as sent, no longer as unanswered. */
export async function declineInvitation(
  app: App,
  { by, postId }: { by: string; postId: string },
): Promise<Decision<{ postId: string }>> {
  if (!isId(postId)) return refuse('not-found')
  return committed(app, async tx => {
    await lockPosts(tx, [postId])
    const invitation = await findInvitation(tx, postId, by)
    if (!invitation) return refuse('not-found')
    if (invitation.answer) return refuse('invitation-answered')
    await answerInvitations(tx, [{ postId, freelancerId: by, answer: 'declined' }], app.clock())
    await saveActivity(tx, [{ postId, unanswered: -1 }])
    return decide({ postId })
  })
}
