import { countClientPosts, findProfile } from '#database/members/profiles'
import type { MemberRow } from '#database/tables'
import { type HireRate, hireRate } from '#economy/posts/hire-rate'
import { isTimeZone } from '#economy/time-zone'
import type { App } from '../app.ts'

/**
 * A client as freelancers see them before they pay. `verified` null is not known; `localTime` is a time of day such as
 * "14:05", null where the time zone is not known; cents are null where nothing is known.
 */
export type ClientView = {
  id: string
  name: string
  verified: boolean | null
  rating: number | null
  ratingCount: number
  country: string | null
  timezone: string | null
  localTime: string | null
  posts: number
  openPosts: number
  hireRate: HireRate | null
  hires: number
  spentCents: number
  hourlyPaidCents: number | null
  memberSince: string
  imported: boolean
}

export async function readClient(app: App, clientId: string): Promise<ClientView | undefined> {
  const member = await findProfile(app.db, clientId)
  return member && clientView(app, member)
}

export async function clientView(app: App, member: MemberRow): Promise<ClientView> {
  const now = app.clock()
  const record = await countClientPosts(app.db, member.member_id, new Date(now.epochMilliseconds))
  const timezone = member.imported || !isTimeZone(member.timezone) ? null : member.timezone
  return {
    id: member.member_id,
    name: member.name,
    verified: member.payment_verified,
    rating: member.rating,
    ratingCount: member.rating_count,
    country: member.country,
    timezone,
    localTime: timezone && now.toZonedDateTimeISO(timezone).toPlainTime().toString({ smallestUnit: 'minute' }),
    posts: record.posts,
    openPosts: record.open,
    hireRate: hireRate(record),
    hires: record.hires,
    spentCents: member.spent_cents,
    hourlyPaidCents: member.hourly_paid_cents,
    memberSince: member.joined_at.toISOString(),
    imported: member.imported,
  }
}
