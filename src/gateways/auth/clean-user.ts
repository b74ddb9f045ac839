import { APIError } from 'better-auth/api'
import { oneLine } from '#economy/one-line'
import { isTimeZone } from '#economy/time-zone'

type Given = {
  name: string
  isFreelancer?: boolean
  isClient?: boolean
  country?: string | null
  timezone?: string | null
  referral?: string | null
}

/** What somebody says about themselves at sign-up, by form or by JSON, with the mistakes refused before anything is kept. */
export function cleanUser<U extends Given>(user: U, isCountry: (name: string) => boolean): U {
  const name = oneLine(user.name)
  if (name.length < 2 || name.length > 80) throw refused('NAME_INVALID', 'Give a name of 2 to 80 characters.')
  if (user.country && !isCountry(user.country)) throw refused('COUNTRY_INVALID', 'Give the English name of a country.')
  if (user.timezone === null || !isTimeZone(user.timezone ?? 'UTC'))
    throw refused('TIMEZONE_INVALID', 'Give a time zone such as Europe/Lisbon.')
  // The code of a member's link has 22 letters; what has not is none.
  const referral = /^[\w-]{22}$/.test(user.referral ?? '') ? user.referral : null
  return { ...user, name, referral, isFreelancer: user.isFreelancer || !user.isClient }
}

const refused = (code: string, message: string) => new APIError('BAD_REQUEST', { code, message })
