import type { Policy } from '../policy/policy.ts'

/**
 * A client is told of the end of their post the days before it that the policy names, once for each end, unless they set that end later than this.
 *
 * Whoever wants it to go on can still say so, and whoever has forgotten it can end it. A post that was published or
 * edited for a shorter time needs no word about what its client has just decided. Null where nothing is to be told.
 * Source: B, 5 days before; policies/*.yaml, `posts.warnDays`.
 */
export function warnsAt({ endsAt, setAt }: EndingSoon, { posts }: Policy): Temporal.Instant | null {
  if (posts.warnDays === null) return null
  const at = endsAt.subtract({ hours: 24 * posts.warnDays })
  return Temporal.Instant.compare(at, setAt) > 0 ? at : null
}

/** `setAt`: when its client published or last edited it. */
export type EndingSoon = { endsAt: Temporal.Instant; setAt: Temporal.Instant }
