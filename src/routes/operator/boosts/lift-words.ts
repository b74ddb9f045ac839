import type { ActLift } from '#marketplace/boosts/read-boost-lift'

const percent = new Intl.NumberFormat('en', { style: 'percent', maximumFractionDigits: 1 })
const signed = (fraction: number, digits: number) =>
  `${fraction < 0 ? '−' : '+'}${Math.abs(100 * fraction).toFixed(digits)}`
const points = (fraction: number) => signed(fraction, 1)
const percents = (fraction: number) => `${signed(fraction, 0)}%`

/** "12 of 30, 40%", or that there is nothing yet. */
export const shareWords = ({ n, hits }: ActLift['boosted']): string =>
  n === 0 ? 'None yet' : `${hits} of ${n}, ${percent.format(hits / n)}`

type Words = { difference: string; relative: string; tells: string }

/** The difference in percentage points and as a part of the placebos' share, each with its interval, and what it tells. */
export function liftWords({ lift }: ActLift): Words {
  if (!lift) return { difference: '–', relative: '–', tells: 'Too little to tell: one side has no places yet' }
  const { difference, interval, telling } = lift
  const relative = relativeWords(lift)
  const words = `${points(difference)} points (${points(interval.from)} to ${points(interval.to)})`
  if (!telling) return { difference: words, relative, tells: 'Too little to tell' }
  return { difference: words, relative, tells: difference > 0 ? 'Boosting helps' : 'Boosting does harm' }
}

const relativeWords = ({ relative }: NonNullable<ActLift['lift']>): string =>
  relative
    ? `${percents(relative.lift)} (${percents(relative.interval.from)} to ${percents(relative.interval.to)})`
    : 'Cannot be told'
