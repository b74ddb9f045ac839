import { listReceivedInvitations } from '#database/invitations/invitation-writing'
import { isPostTaking } from '#economy/posts/post-taking'
import type { App } from '../app.ts'
import { ownPrices } from '../prices/own-prices.ts'

/** An invitation as its freelancer sees it; `price` is what a proposal costs them, in Connects, `open` while it can still be answered with a proposal. */
export type InvitationView = {
  postId: string
  title: string
  message: string
  invitedAt: string
  answer: 'proposed' | 'declined' | null
  open: boolean
  price: number
}

/** What a freelancer was invited to, newest first. */
export async function listInvitations(app: App, freelancerId: string, most = 100): Promise<InvitationView[]> {
  const now = app.clock()
  const rows = await listReceivedInvitations(app.db, freelancerId, most)
  const prices = await ownPrices(app, freelancerId, rows)
  return rows.map(row => ({
    postId: row.post_id,
    title: row.title,
    message: row.message,
    invitedAt: row.invited_at.toISOString(),
    answer: row.answer,
    price: prices.get(row.post_id)!,
    open: row.answer !== 'proposed' && isPostTaking({ state: row.state, endsAt: row.ends_at.toTemporalInstant() }, now),
  }))
}
