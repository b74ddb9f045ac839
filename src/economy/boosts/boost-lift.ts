/** Of so many, how many it happened to. */
export type Share = { n: number; hits: number }
export type Interval = { from: number; to: number }
/** Shares as fractions. `difference` is boosted less placebo, with its 95% interval; `relative` the same as a part of the placebo's share, null where that cannot be told. */
export type Lift = {
  boosted: number
  placebo: number
  difference: number
  interval: Interval
  relative: Relative | null
  telling: boolean
}
export type Relative = { lift: number; interval: Interval }

// The normal quantile of 97.5%.
const z = 1.959964
// Places of one auction are not independent of each other, and one lucky placebo must not tell anything.
const fewest = 30

/**
 * The lift of boosting is the share among boosted places less the share among those of placebo auctions, with Newcombe's interval.
 *
 * Wilson's interval of each share, put together by Newcombe's method 10 (Statistics in Medicine 17, 1998): right also for
 * few and for shares near 0 or 1, where the usual one is not. It tells something only where 0 is outside of it and
 * both sides have 30 places. How many percent more often that is has the interval of the logarithm of the ratio (Katz et
 * al., Biometrics 34, 1978), and is told where the difference is and it happened on both sides.
 */
export function boostLift(boosted: Share, placebo: Share): Lift | null {
  if (boosted.n === 0 || placebo.n === 0) return null
  const [b, p] = [wilson(boosted), wilson(placebo)]
  const difference = b.share - p.share
  const interval = {
    from: difference - Math.hypot(b.share - b.from, p.to - p.share),
    to: difference + Math.hypot(b.to - b.share, p.share - p.from),
  }
  const telling = Math.min(boosted.n, placebo.n) >= fewest && (interval.from > 0 || interval.to < 0)
  const relative = telling ? relativeLift(boosted, placebo) : null
  return { boosted: b.share, placebo: p.share, difference, interval, relative, telling }
}

function relativeLift(boosted: Share, placebo: Share): Relative | null {
  if (boosted.hits === 0 || placebo.hits === 0) return null
  const ratio = boosted.hits / boosted.n / (placebo.hits / placebo.n)
  const reach = Math.exp(z * Math.sqrt(1 / boosted.hits - 1 / boosted.n + 1 / placebo.hits - 1 / placebo.n))
  return { lift: ratio - 1, interval: { from: ratio / reach - 1, to: ratio * reach - 1 } }
}

/** A share and its 95% interval after Wilson. */
function wilson({ n, hits }: Share): Interval & { share: number } {
  const share = hits / n
  const middle = share + (z * z) / (2 * n)
  const reach = z * Math.sqrt((share * (1 - share)) / n + (z * z) / (4 * n * n))
  const scale = 1 + (z * z) / n
  return { share, from: (middle - reach) / scale, to: (middle + reach) / scale }
}
