import { findAuctions } from '#database/boosts'
import { inPlaces } from '#economy/boost-auction'
import type { App } from '../app.ts'
import { auctionOf } from './auction-of.ts'

/** The proposals that stand first in the client's list, in their order. A placebo changes no order. */
export async function boostedPlaces(app: App, postId: string): Promise<string[]> {
  const row = (await findAuctions(app.db, [postId])).get(postId)
  return !row || row.placebo ? [] : inPlaces(auctionOf(row, app.clock()).auction).map(({ proposalId }) => proposalId)
}
