import { findAuctions } from '#database/boosts/boosts'
import { inPlaces } from '#economy/boosts/boost-auction'
import type { BoostRules } from '#economy/boosts/boost-rules'
import type { App } from '../app.ts'
import { auctionOf } from './auction-of.ts'

/** The proposals that stand first in the client's list, in their order, and the rules of their auction. A placebo changes no order. */
export async function boostedPlaces(
  app: App,
  postId: string,
): Promise<{ boosted: string[]; rules: BoostRules | null }> {
  const row = (await findAuctions(app.db, [postId])).get(postId)
  if (!row) return { boosted: [], rules: null }
  const rules = app.policies.of(row.policy).boosts
  const places = row.placebo || !rules ? [] : inPlaces(auctionOf(row, app.clock()).auction, rules)
  return { boosted: places.map(({ proposalId }) => proposalId), rules }
}
