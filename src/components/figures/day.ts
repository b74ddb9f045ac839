const short = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', timeZone: 'UTC' })
const long = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
const instant = new Intl.DateTimeFormat('en-GB', { dateStyle: 'full', timeStyle: 'short', timeZone: 'UTC' })

/** "3 May", with the year where it is not this one. */
export function day(at: string, now: string): string {
  const sameYear = at.slice(0, 4) === now.slice(0, 4)
  return (sameYear ? short : long).format(new Date(at))
}

/** "Sunday 3 May 2026 at 14:05 UTC", for the title of every date. */
export const exactly = (at: string): string => `${instant.format(new Date(at))} UTC`
