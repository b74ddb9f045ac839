import { findReceivedProposals, listReceivedProposals } from '#database/proposals/proposal-lists'
import { findNeighbours as findRows, type Neighbours } from '#database/proposals/proposal-neighbours'
import type { App } from '../app.ts'
import { boostedPlaces } from '../boosts/boosted-places.ts'
import { type Folder, folders } from './list-received-proposals.ts'

/**
 * The proposals before and after one in a folder, in the order of its list: the boosted places, then the earliest. Opening
 * an unread one takes it out of its folder, and its neighbours stay the same. The caller has read the proposal, and so may
 * see it.
 */
export async function findNeighbours(app: App, { postId, proposalId, folder }: Place): Promise<Neighbours> {
  const states = folders[folder]
  const { boosted: without } = await boostedPlaces(app, postId)
  const listed = await boostedIn(app, { postId, without, states })
  const place = without.indexOf(proposalId)
  if (place < 0) {
    const { previous, next } = await findRows(app.db, { postId, proposalId, states, without })
    return { previous: previous ?? listed.at(-1) ?? null, next }
  }
  const [first] = await listReceivedProposals(app.db, postId, { states, after: undefined, most: 1, without })
  return {
    previous: listed.findLast(id => without.indexOf(id) < place) ?? null,
    next: listed.find(id => without.indexOf(id) > place) ?? first?.proposal_id ?? null,
  }
}

type Place = { postId: string; proposalId: string; folder: Folder }
type Listed = { postId: string; without: string[]; states: (typeof folders)[Folder] }

/** The boosted places that are in a folder, in their order. */
async function boostedIn(app: App, { postId, without, states }: Listed): Promise<string[]> {
  if (without.length === 0) return []
  const rows = await findReceivedProposals(app.db, postId, { ids: without, states })
  return without.filter(id => rows.some(row => row.proposal_id === id))
}
