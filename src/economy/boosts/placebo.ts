import type { BoostRules } from './boost-rules.ts'

/**
 * A secret draw, the same whoever asks, makes a share of the auctions placebos: shown, without effect, never charged.
 *
 * Only so can anybody know what a boost is worth: who bids wants the work more, and would have fared better anyway.
 * `draw` is spread evenly over [0, 1). Source: A tells of them without the share; policies/*.yaml, `boosts.placeboPercent`.
 */
export const isPlacebo = (draw: number, { placeboPercent }: Pick<BoostRules, 'placeboPercent'>): boolean =>
  draw * 100 < placeboPercent
