import { listDrafts } from '#database/proposals/drafts'
import {
  countOwnProposals,
  listOwnProposals as listRows,
  type OwnProposalRow,
} from '#database/proposals/proposal-lists'
import {
  isOpen,
  openStates,
  type ProposalState,
  proposalStates,
  toldToFreelancer,
} from '#economy/proposals/proposal-states'
import type { App } from '../app.ts'
import { decodeCursor, encodeCursor } from '../cursor.ts'

/** A proposal in its freelancer's list. `price` and `returned` in Connects, `bidCents` in cents (an hour, where hourly). */
export type OwnProposal = {
  id: string
  postId: string
  title: string
  state: ProposalState
  postState: string
  price: number
  returned: number
  bidCents: number
  paymentType: 'fixed' | 'hourly'
  submittedAt: string
  viewedAt: string | null
  endedAt: string | null
  reason: string
}

export type OwnDraft = { postId: string; title: string; state: string; savedAt: string }
export type OwnProposals = { proposals: OwnProposal[]; next: string | null; active: number; ended: number }

const endStates = (Object.keys(proposalStates) as ProposalState[]).filter(state => !isOpen(state))
const pageSize = 30

/** What a freelancer has sent: those that wait for the client (`active`), or those that have ended. */
export async function listOwnProposals(
  app: App,
  freelancerId: string,
  which: 'active' | 'ended',
  cursor?: string | null,
): Promise<OwnProposals> {
  const states = which === 'active' ? openStates : endStates
  const rows = await listRows(app.db, freelancerId, { states, before: decodeCursor(cursor), most: pageSize + 1 })
  const counts = Object.entries(await countOwnProposals(app.db, freelancerId)) as [ProposalState, number][]
  const active = counts.reduce((sum, [state, count]) => sum + (isOpen(state) ? count : 0), 0)
  const page = rows.slice(0, pageSize)
  const last = rows.length > pageSize ? page.at(-1) : undefined
  return {
    proposals: page.map(view),
    next: last ? encodeCursor(last.submitted_at, last.proposal_id) : null,
    active,
    ended: counts.reduce((sum, [, count]) => sum + count, 0) - active,
  }
}

/** Proposals begun and not sent, newest first. */
export const listOwnDrafts = (app: App, freelancerId: string): Promise<OwnDraft[]> => listDrafts(app.db, freelancerId)

const view = (row: OwnProposalRow): OwnProposal => ({
  id: row.proposal_id,
  postId: row.post_id,
  title: row.title,
  state: toldToFreelancer(row.state),
  postState: row.post_state,
  price: row.price,
  returned: row.returned,
  bidCents: row.bid_cents,
  paymentType: row.payment_type,
  submittedAt: row.submitted_at.toISOString(),
  viewedAt: row.viewed_at?.toISOString() ?? null,
  endedAt: row.ended_at?.toISOString() ?? null,
  reason: row.reason,
})
