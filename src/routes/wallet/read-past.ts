import { endOf, instantOf } from '#marketplace/wallets/written-instant'

/** The past moment a wallet is looked at: as it was typed, and the instant that is meant or why there is none. */
export type Past = { day: string; time: string; at?: Temporal.Instant; wrong?: { day?: string; time?: string } }

/** A day alone means its end (UTC), as it does in the statement's filter. */
export function readPast(params: URLSearchParams, now: Temporal.Instant): Past | undefined {
  const [day, time] = [params.get('day') ?? '', params.get('time') ?? '']
  if (!day && !time) return undefined
  const at = time ? instantOf(`${day}T${time}Z`) : endOf(day)?.subtract({ milliseconds: 1 })
  const wrong = problemOf({ day, time, at }, now)
  return wrong ? { day, time, wrong } : { day, time, at: at! }
}

function problemOf({ day, at }: Past, now: Temporal.Instant): Past['wrong'] {
  if (!/^\d{4}-\d\d-\d\d$/.test(day) || !instantOf(day)) return { day: 'Write the day as YYYY-MM-DD.' }
  if (!at) return { time: 'Write the time as HH:MM.' }
  if (Temporal.Instant.compare(at, now) <= 0) return undefined
  const over = Temporal.Instant.compare(instantOf(day)!, now) > 0
  return over ? { day: 'This day is still to come.' } : { time: 'This day is not over: name a time that has passed.' }
}

/** The statement up to then: the filter's own last day where that is earlier. */
export const untilThen = (until: string, past: Past | undefined): string => {
  const at = past?.at?.toString() ?? ''
  return at && !(until && until < at.slice(0, 10)) ? at : until
}
