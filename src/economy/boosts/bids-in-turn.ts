import type { BoostRules } from './boost-rules.ts'

/**
 * Of bids that come at the same moment the higher is decided first, of equal ones the earlier; places at a fixed price go to whoever came first.
 *
 * Else the lower would be told that they have a place, and in the same breath that they lost it. So they are told at once
 * what a place takes now, and nothing of theirs moves. Answers the bids' places in the list, in their turn.
 * Source: ours; no platform says what is earlier of two bids at once.
 */
export function bidsInTurn(bids: BidToDecide[]): number[] {
  const height = (at: number) => (bids[at]!.rules?.price ? 0 : bids[at]!.connects)
  return [...bids.keys()].sort((a, b) => height(b) - height(a))
}

/** What is bid, in Connects, under the rules of which auction; none where there are no boosts. */
export type BidToDecide = { connects: number; rules?: Pick<BoostRules, 'price'> | undefined }
