import { findBadges } from '#database/grants/badges'
import { findProfile } from '#database/members/profiles'
import { type Decision, decide, refuse } from '#economy/decision'
import type { App } from '../app.ts'
import { isId } from '../fields.ts'
import { type BadgeView, badgesOf } from '../grants/list-badges.ts'
import { isAvailableNow } from '../visibility/is-available-now.ts'
import { type ClientView, clientView } from './read-client.ts'

/** A member as anybody sees them; `client` only where they hire. No address of theirs is ever part of it. */
export type Profile = {
  id: string
  name: string
  headline: string
  about: string
  skills: string[]
  hourlyRateCents: number | null
  country: string | null
  timezone: string
  portfolio: string[]
  isFreelancer: boolean
  isClient: boolean
  isAgency: boolean
  memberSince: string
  /** Whether their badge says that they take work now. */
  availableNow: boolean
  badges: BadgeView[]
  client: ClientView | null
}

export async function readProfile(app: App, memberId: string): Promise<Decision<Profile>> {
  const member = isId(memberId) ? await findProfile(app.db, memberId) : undefined
  if (!member) return refuse('not-found')
  return decide({
    id: member.member_id,
    name: member.name,
    headline: member.headline,
    about: member.about,
    skills: member.skills,
    hourlyRateCents: member.hourly_rate_cents,
    country: member.country,
    timezone: member.timezone,
    portfolio: member.portfolio,
    isFreelancer: member.is_freelancer,
    isClient: member.is_client,
    isAgency: member.is_agency,
    memberSince: member.joined_at.toISOString(),
    availableNow: member.is_freelancer && (await isAvailableNow(app, memberId)),
    badges: badgesOf(app, (await findBadges(app.db, [memberId])).get(memberId)),
    client: member.is_client ? await clientView(app, member) : null,
  })
}
