import { type App, policyNow } from '../app.ts'

export type DaysToEnd = { first: string; last: string }

/** The days (UTC) a client may choose as a post's last: tomorrow to as long as the policy leaves a post open. */
export const daysToEnd = (app: App, postedAt: Temporal.Instant): DaysToEnd => ({
  first: dayOf(app.clock().add({ hours: 24 })),
  last: lastDayOf(latestEnd(app, postedAt)),
})

export const isDayToEnd = (day: string, { first, last }: DaysToEnd): boolean => day >= first && day <= last

/** When a post with this last day ends: with the day, and never later than the policy says. */
export function endOfDay(app: App, day: string | null, postedAt: Temporal.Instant): Temporal.Instant {
  const latest = latestEnd(app, postedAt)
  if (day === null) return latest
  const end = Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime('UTC').toInstant()
  return Temporal.Instant.compare(end, latest) < 0 ? end : latest
}

/** The last day (UTC) on which a post takes proposals. */
export const lastDayOf = (endsAt: Temporal.Instant): string => dayOf(endsAt.subtract({ milliseconds: 1 }))

/** From when the days of a post count: from its publishing, or later where it was kept open. */
export function countsFrom(app: App, post: { postedAt: Temporal.Instant; endsAt: Temporal.Instant }): Temporal.Instant {
  const from = post.endsAt.subtract({ hours: 24 * policyNow(app).posts.openDays })
  return Temporal.Instant.compare(from, post.postedAt) > 0 ? from : post.postedAt
}

const latestEnd = (app: App, postedAt: Temporal.Instant): Temporal.Instant =>
  postedAt.add({ hours: 24 * policyNow(app).posts.openDays })

const dayOf = (at: Temporal.Instant): string => at.toZonedDateTimeISO('UTC').toPlainDate().toString()
