import type { BadgeRules } from './grant-rules.ts'

export type BadgeGrant = { connects: number; reason: string }

/**
 * A badge gives its Connects once when a member first receives it, and monthly on each of their cycle days on which they hold it.
 *
 * The day is part of the reason, so a cycle gives once however often it is looked at, and days that nobody looked at in time
 * are still found.
 * Source: policies/*.yaml, `grants.badges`.
 */
export function badgeGrant(rule: BadgeRules, on: 'first' | Temporal.PlainDate): BadgeGrant | undefined {
  const connects = on === 'first' ? rule.once : rule.monthly
  const reason = on === 'first' ? `badge:${rule.badge}` : `badge:${rule.badge}:${on}`
  return connects > 0 ? { connects, reason } : undefined
}

/**
 * A wallet's cycle begins on the day of the month on which it was opened, at 00:00 UTC; days 29, 30 and 31 count as the 1st.
 *
 * Not every month has those days. Source: A. Answers the first cycle day that begins after an instant.
 */
export function nextCycleDay(openedAt: Temporal.Instant, after: Temporal.Instant): Temporal.PlainDate {
  const { day } = dayOf(openedAt)
  const today = dayOf(after)
  const inMonth = today.with({ day: day > 28 ? 1 : day })
  return Temporal.PlainDate.compare(inMonth, today) > 0 ? inMonth : inMonth.add({ months: 1 })
}

/** The cycle days from the one that begins at `first` on that have begun by now. */
export function cycleDaysUntil(first: Temporal.Instant, now: Temporal.Instant): Temporal.PlainDate[] {
  const days: Temporal.PlainDate[] = []
  for (let day = dayOf(first); Temporal.PlainDate.compare(day, dayOf(now)) <= 0; day = day.add({ months: 1 }))
    days.push(day)
  return days
}

export const startOf = (day: Temporal.PlainDate): Temporal.Instant => day.toZonedDateTime('UTC').toInstant()

const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO('UTC').toPlainDate()
