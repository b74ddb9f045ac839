import { placePriceWords } from '../../boosts/place-price.ts'
import { connectsWords, some } from '../../figure-words.ts'
import type { Compared } from './compared.ts'
import { lineChanges } from './line-changes.ts'

/** Who bids is told how bidding changes; whether there are boosts at all matters to everybody. */
export function boostChanges(compared: Compared): string[] {
  const { before, after, member } = compared
  const held = member.hasBid ? lineChanges(compared, 'holds.ofLapsedLot') : []
  if (before.boosts && after.boosts) return member.hasBid ? [...lineChanges(compared, 'boosts'), ...held] : []
  if (after.boosts)
    return [
      `A proposal can be boosted: ${some(after.boosts.places, 'place')}, ${after.boosts.price ? `at ${placePriceWords(after.boosts.price)}` : `from ${connectsWords(after.boosts.least)}`}.`,
    ]
  return before.boosts ? ['Proposals can no longer be boosted.', ...held] : []
}
