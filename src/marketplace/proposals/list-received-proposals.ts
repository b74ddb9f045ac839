import { findPost } from '#database/posts'
import { countReceivedProposals, listReceivedProposals as listRows } from '#database/proposal-lists'
import { type Decision, decide, refuse } from '#economy/decision'
import type { ProposalState } from '#economy/proposal-states'
import type { App } from '../app.ts'
import { decodeCursor, encodeCursor } from '../cursor.ts'
import { isId } from '../fields.ts'
import { type ReceivedProposal, receivedProposal } from './received-proposal.ts'

/** The folders a client sorts proposals into, and the states each holds. */
export const folders = {
  all: ['submitted', 'viewed', 'shortlisted', 'interviewing', 'hired'],
  unread: ['submitted'],
  shortlisted: ['shortlisted', 'interviewing'],
  declined: ['declined'],
  hired: ['hired'],
  gone: ['withdrawn', 'returned', 'ended'],
} as const satisfies Record<string, ProposalState[]>

export type Folder = keyof typeof folders
export type ReceivedProposals = { proposals: ReceivedProposal[]; next: string | null; counts: Record<Folder, number> }

const pageSize = 30

/** The proposals on a client's own post, earliest first. */
export async function listReceivedProposals(
  app: App,
  { by, postId, folder, cursor }: { by: string; postId: string; folder: Folder; cursor?: string | null },
): Promise<Decision<ReceivedProposals>> {
  const post = isId(postId) ? await findPost(app.db, postId) : undefined
  if (post?.client_id !== by) return refuse('not-found')
  const rows = await listRows(app.db, postId, {
    states: folders[folder],
    after: decodeCursor(cursor),
    most: pageSize + 1,
  })
  const byState = await countReceivedProposals(app.db, postId)
  const page = rows.slice(0, pageSize)
  const last = rows.length > pageSize ? page.at(-1) : undefined
  const count = (states: readonly ProposalState[]) => states.reduce((sum, state) => sum + (byState[state] ?? 0), 0)
  return decide({
    proposals: page.map(receivedProposal),
    next: last ? encodeCursor(last.submitted_at, last.proposal_id) : null,
    counts: Object.fromEntries(Object.entries(folders).map(([name, states]) => [name, count(states)])) as Record<
      Folder,
      number
    >,
  })
}
