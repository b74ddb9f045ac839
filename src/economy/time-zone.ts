/**
 * Whether this is a time zone whose time can be told. Asked of Temporal, which tells it: Intl takes old names
 * ("CST", "US/Pacific-New") that Temporal then cannot read.
 */
export function isTimeZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name)
    return name.length <= 60
  } catch {
    return false
  }
}
