const number = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 })

/** How often a Connect falls due at so many a week: "42 hours", "33.6 hours", "30 minutes". */
export function howOften(weekly: number): string {
  const hours = (7 * 24) / weekly
  const [n, unit] = hours >= 1 ? [number.format(hours), 'hour'] : [number.format(hours * 60), 'minute']
  return n === '1' ? unit : `${n} ${unit}s`
}
