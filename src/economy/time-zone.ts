/**
 * Whether this is a time zone whose time can be told. Asked of Temporal, which tells it: Intl takes old names
 * ("CST", "US/Pacific-New") that Temporal then cannot read. Temporal also finds a zone in any text of an instant, so that
 * only what looks like a name is asked of it.
 */
export function isTimeZone(name: string): boolean {
  if (name.length > 60 || !/^[A-Za-z][\w+\-/]*$/.test(name)) return false
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name)
    return true
  } catch {
    return false
  }
}
