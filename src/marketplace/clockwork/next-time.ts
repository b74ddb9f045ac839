const minute = 60_000
const farthest = 366 * 24 * 60

/** The first whole minute after an instant that a cron of five fields (numbers, lists, ranges, steps) means, in UTC. */
export function nextTime(cron: string, after: Temporal.Instant): Temporal.Instant | undefined {
  const [minutes, hours, days, months, weekdays] = cron.split(' ') as [string, string, string, string, string]
  // As cron has it: where both the day and the weekday are named, either will do.
  const either = days !== '*' && weekdays !== '*'
  const isDay = (at: Date) => {
    const [day, weekday] = [fits(days, at.getUTCDate(), 1), fits(weekdays, at.getUTCDay(), 0)]
    return fits(months, at.getUTCMonth() + 1, 1) && (either ? day || weekday : day && weekday)
  }
  let at = Math.floor(after.epochMilliseconds / minute + 1) * minute
  for (let tried = 0; tried < farthest; tried += 1, at += minute) {
    const date = new Date(at)
    if (fits(minutes, date.getUTCMinutes(), 0) && fits(hours, date.getUTCHours(), 0) && isDay(date))
      return date.toTemporalInstant()
  }
  return undefined
}

const fits = (field: string, value: number, least: number): boolean =>
  field.split(',').some(part => {
    const [range = '*', step = '1'] = part.split('/')
    const [from, to = part.includes('/') ? Infinity : from!] =
      range === '*' ? [least, Infinity] : range.split('-').map(Number)
    return value >= from! && value <= to && (value - from!) % Number(step) === 0
  })
