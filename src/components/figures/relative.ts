const minute = 60_000
const steps = [
  ['minute', minute, 60 * minute],
  ['hour', 60 * minute, 24 * 60 * minute],
  ['day', 1440 * minute, 31 * 1440 * minute],
  ['month', 43_830 * minute, 525_960 * minute],
  ['year', 525_960 * minute, Number.POSITIVE_INFINITY],
] as const
const words = new Intl.RelativeTimeFormat('en', { numeric: 'always' })

/** "20 minutes ago", "in 12 days", "just now": counted from the server's clock, never the reader's. */
export function relative(at: string, now: string): string {
  const distance = Date.parse(at) - Date.parse(now)
  if (Math.abs(distance) < minute) return distance > 0 ? 'in a moment' : 'just now'
  const [unit, size] = steps.find(([, , until]) => Math.abs(distance) < until)!
  const count = unit === 'minute' || unit === 'hour' ? Math.trunc(distance / size) : Math.round(distance / size)
  return words.format(count || Math.sign(distance), unit)
}
