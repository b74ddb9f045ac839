import type { BoostRules } from './boost-rules.ts'

/**
 * What is bid is held until so many days after the end of its post, or of its auction where that is later; a post that stays open longer keeps it held longer.
 *
 * A marketplace that stands still gives bids back by itself, but no place is lost while its post takes proposals.
 * Source: ours; policies/*.yaml, `boosts.holdDaysPastEnd`.
 */
export function holdUntil(
  { endsAt, closesAt }: { endsAt: Temporal.Instant; closesAt: Temporal.Instant },
  { holdDaysPastEnd }: Pick<BoostRules, 'holdDaysPastEnd'>,
): Temporal.Instant {
  const last = Temporal.Instant.compare(endsAt, closesAt) > 0 ? endsAt : closesAt
  return last.add({ hours: 24 * holdDaysPastEnd })
}
