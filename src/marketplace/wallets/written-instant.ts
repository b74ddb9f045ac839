// Nothing happened before the first instant or happens after the last, and a database keeps none far beyond them.
const first = Temporal.Instant.from('1970-01-01T00:00:00Z')
const last = Temporal.Instant.from('9999-12-30T00:00:00Z')

const isDay = (written: string): boolean => /^\d{4}-\d\d-\d\d$/.test(written)

/** The instant that is written, or the one a written day (UTC) begins with; undefined for what is neither. */
export function instantOf(written: string | undefined): Temporal.Instant | undefined {
  if (!written) return undefined
  try {
    const at = Temporal.Instant.from(isDay(written) ? `${written}T00:00Z` : written)
    return [first, at, last].sort(Temporal.Instant.compare)[1]
  } catch {
    return undefined
  }
}

/** The first instant after what is written: after a whole day, or after the very millisecond. */
export const endOf = (written: string | undefined): Temporal.Instant | undefined =>
  instantOf(written)?.add(isDay(written!) ? { hours: 24 } : { milliseconds: 1 })
