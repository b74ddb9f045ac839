import { listReceivedInvitations } from '#database/invitation-writing'
import type { PostState } from '#economy/post-states'
import { isPostTaking } from '#economy/post-taking'
import type { App } from '../app.ts'

/** An invitation as its freelancer sees it; `open` while it can still be answered with a proposal. */
export type InvitationView = {
  postId: string
  title: string
  message: string
  invitedAt: string
  answer: 'proposed' | 'declined' | null
  open: boolean
}

/** What a freelancer was invited to, newest first. */
export async function listInvitations(app: App, freelancerId: string, most = 100): Promise<InvitationView[]> {
  const now = app.clock()
  const rows = await listReceivedInvitations(app.db, freelancerId, most)
  return rows.map(row => ({
    postId: row.post_id,
    title: row.title,
    message: row.message,
    invitedAt: row.invited_at.toISOString(),
    answer: row.answer,
    open:
      row.answer !== 'proposed' &&
      isPostTaking({ state: row.state as PostState, endsAt: row.ends_at.toTemporalInstant() }, now),
  }))
}
