/** How far one may go with one button, as ISO durations. */
export const leaps = [
  { value: 'P1D', label: 'a day' },
  { value: 'P1W', label: 'a week' },
  { value: 'P1M', label: 'a month' },
  { value: 'P1Y', label: 'a year' },
]

export type Typed = { leap: string; day: string; time: string }

/** The instant that was asked for: a leap from now, or a day and a time in UTC; undefined where it is neither. */
export function targetOf({ leap, day, time }: Typed, now: Temporal.Instant): Temporal.Instant | undefined {
  if (leaps.some(({ value }) => value === leap)) return now.toZonedDateTimeISO('UTC').add(leap).toInstant()
  // Temporal takes more for a day or a time than was asked for, such as another calendar.
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || !/^(\d\d:\d\d(:\d\d)?)?$/.test(time)) return undefined
  try {
    const plainTime = Temporal.PlainTime.from(time || '00:00')
    return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: 'UTC', plainTime }).toInstant()
  } catch {
    return undefined
  }
}
