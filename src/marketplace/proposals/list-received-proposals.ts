import { findPost } from '#database/posts/posts'
import {
  countReceivedProposals,
  findReceivedProposals,
  listReceivedProposals as listRows,
} from '#database/proposals/proposal-lists'
import { type Decision, decide, refuse } from '#economy/decision'
import type { ProposalState } from '#economy/proposals/proposal-states'
import type { App } from '../app.ts'
import { boostedPlaces } from '../boosts/boosted-places.ts'
import { seeBoosted } from '../boosts/see-boosted.ts'
import { decodeCursor, encodeCursor } from '../cursor.ts'
import { isId } from '../fields.ts'
import { letterBegins } from './letter-begins.ts'
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
/**
 * `boosted` is its boosted place, counted from 1; `begins` is the beginning of the letter. The rest of it is read by opening it:
 * what is listed does not count as opened, so it must not be all there is to read.
 */
export type ListedProposal = Omit<ReceivedProposal, 'coverLetter' | 'answers' | 'portfolio'> & {
  begins: string
  boosted: number | null
}
export type ReceivedProposals = { proposals: ListedProposal[]; next: string | null; counts: Record<Folder, number> }

const pageSize = 30

/** The proposals on a client's own post: the boosted places first, then the earliest. */
export async function listReceivedProposals(
  app: App,
  { by, postId, folder, cursor }: { by: string; postId: string; folder: Folder; cursor?: string | null },
): Promise<Decision<ReceivedProposals>> {
  const post = isId(postId) ? await findPost(app.db, postId) : undefined
  if (post?.client_id !== by) return refuse('not-found')
  const { boosted, rules } = await boostedPlaces(app, postId)
  const first = boosted.length > 0 && !cursor ? await boostedRows(app, { postId, boosted, folder }) : []
  const rows = await listRows(app.db, postId, {
    states: folders[folder],
    after: decodeCursor(cursor),
    most: pageSize + 1,
    without: boosted,
  })
  const byState = await countReceivedProposals(app.db, postId)
  const page = rows.slice(0, pageSize)
  if (rules) await seeBoosted(app, rules, { postId, proposalIds: [...first, ...page].map(row => row.proposal_id) })
  const last = rows.length > pageSize ? page.at(-1) : undefined
  const count = (states: readonly ProposalState[]) => states.reduce((sum, state) => sum + (byState[state] ?? 0), 0)
  return decide({
    proposals: [...first, ...page].map(row => {
      const place = boosted.indexOf(row.proposal_id) + 1
      const { coverLetter, answers: _, portfolio: __, ...proposal } = receivedProposal(row)
      return { ...proposal, begins: letterBegins(coverLetter), boosted: place || null }
    }),
    next: last ? encodeCursor(last.submitted_at, last.proposal_id) : null,
    counts: Object.fromEntries(Object.entries(folders).map(([name, states]) => [name, count(states)])) as Record<
      Folder,
      number
    >,
  })
}

async function boostedRows(
  app: App,
  { postId, boosted, folder }: { postId: string; boosted: string[]; folder: Folder },
) {
  const rows = await findReceivedProposals(app.db, postId, { ids: boosted, states: folders[folder] })
  return rows.sort((a, b) => boosted.indexOf(a.proposal_id) - boosted.indexOf(b.proposal_id))
}
