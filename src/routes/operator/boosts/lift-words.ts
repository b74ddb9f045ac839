import type { ActLift } from '#marketplace/boosts/read-boost-lift'

const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 })
const points = (fraction: number) => `${fraction < 0 ? '−' : '+'}${Math.abs(100 * fraction).toFixed(1)}`

/** "12 of 30, 40%", or that there is nothing yet. */
export const shareWords = ({ n, hits }: ActLift['boosted']): string =>
  n === 0 ? 'None yet' : `${hits} of ${n}, ${percent.format(hits / n)}`

/** The difference in percentage points with its interval, and what it tells. */
export function liftWords({ lift }: ActLift): { difference: string; tells: string } {
  if (!lift) return { difference: '–', tells: 'Too little to tell: one side has no places yet' }
  const { difference, interval, telling } = lift
  const words = `${points(difference)} points (${points(interval.from)} to ${points(interval.to)})`
  if (!telling) return { difference: words, tells: 'Too little to tell' }
  return { difference: words, tells: difference > 0 ? 'Boosting helps' : 'Boosting does harm' }
}
