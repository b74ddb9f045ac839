import { findInvitation } from '#database/invitations/invitation-writing'
import { answerInvitations } from '#database/invitations/invitations'
import type { Tx } from '#database/open'
import { lockPosts, saveActivity } from '#database/posts/posts'
import { type Decision, decide, refuse } from '#economy/decision'
import { doneFor } from '../agencies/for-agency.ts'
import type { App } from '../app.ts'
import { isId } from '../fields.ts'
import { committed } from '../gather.ts'

/** A freelancer declines an invitation. It still counts as sent, no longer as unanswered. */
export async function declineInvitation(
  app: App,
  command: { by: string; actor?: string | undefined; postId: string },
): Promise<Decision<{ postId: string }>> {
  const { by, postId } = command
  if (!isId(postId)) return refuse('not-found')
  const decline = async (tx: Tx): Promise<Decision<{ postId: string }>> => {
    await lockPosts(tx, [postId])
    const invitation = await findInvitation(tx, postId, by)
    if (!invitation) return refuse('not-found')
    if (invitation.answer) return refuse('invitation-answered')
    await answerInvitations(tx, [{ postId, freelancerId: by, answer: 'declined' }], app.clock())
    await saveActivity(tx, [{ postId, unanswered: -1 }])
    return decide({ postId })
  }
  return committed(app, tx => doneFor(app, tx, { name: 'decline-invitation', command }, () => decline(tx)))
}
