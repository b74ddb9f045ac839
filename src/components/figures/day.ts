const format = (month: 'long' | 'short', year?: 'numeric') =>
  new Intl.DateTimeFormat('en-GB', { day: 'numeric', month, year, timeZone: 'UTC' })
const days = {
  long: { thisYear: format('long'), other: format('long', 'numeric') },
  short: { thisYear: format('short'), other: format('short', 'numeric') },
}
const instant = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone: 'UTC' })

/** "21 April", or "21 Apr" in short, with the year where it is not this one. */
export function day(at: string, now: string, length: 'long' | 'short' = 'long'): string {
  const sameYear = at.slice(0, 4) === now.slice(0, 4)
  return days[length][sameYear ? 'thisYear' : 'other'].format(new Date(at))
}

/** "Sunday 3 May 2026 at 14:05 UTC", for the title of every date. */
export const exactly = (at: string): string => `${instant.format(new Date(at))} UTC`
