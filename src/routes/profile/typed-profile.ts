import { money } from '#components/figures/money'
import { storable } from '#marketplace/fields'
import type { ProfileInput } from '#marketplace/members/profile-input'
import type { Profile } from '#marketplace/members/read-profile'
import { centsOf } from '../cents-of.ts'

/** The fields of the profile form, as they are typed: several things stand on several lines. */
export type Typed = {
  name: string
  headline: string
  about: string
  skills: string
  hourlyRate: string
  country: string
  timezone: string
  portfolio: string
  sides: string[]
}

export const typedOf = (profile: Profile): Typed => ({
  name: profile.name,
  headline: profile.headline,
  about: profile.about,
  skills: profile.skills.join('\n'),
  hourlyRate: profile.hourlyRateCents === null ? '' : money(profile.hourlyRateCents).slice(1),
  country: profile.country ?? '',
  timezone: profile.timezone,
  portfolio: profile.portfolio.join('\n'),
  sides: [...(profile.isFreelancer ? ['work'] : []), ...(profile.isClient ? ['hire'] : [])],
})

export function readTyped(form: FormData): Typed {
  const text = (name: string) =>
    storable(String(form.get(name) ?? ''))
      .replaceAll('\r\n', '\n')
      .trim()
  return {
    name: text('name'),
    headline: text('headline'),
    about: text('about'),
    skills: text('skills'),
    hourlyRate: text('hourlyRate'),
    country: text('country'),
    timezone: text('timezone'),
    portfolio: text('portfolio'),
    sides: form.getAll('sides').map(String),
  }
}

/** What is sent to be kept. A rate that is no amount becomes one that is refused, so that it is never dropped in silence. */
export const inputOf = ({ skills, hourlyRate, country, portfolio, sides, ...same }: Typed): ProfileInput => ({
  ...same,
  skills: skills.split(/[\n,]/).map(skill => skill.trim()),
  hourlyRateCents: hourlyRate === '' ? null : (centsOf(hourlyRate) ?? -1),
  country: country || null,
  portfolio: portfolio.split('\n').map(link => link.trim()),
  isFreelancer: sides.includes('work'),
  isClient: sides.includes('hire'),
})

const fields: Record<string, string> = { hourlyRateCents: 'hourlyRate', isFreelancer: 'sides', isClient: 'sides' }

/** Problems by the field of the form they belong beside. */
export const besideFields = (problems: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(problems).map(([field, sentence]) => [fields[field] ?? field, sentence]))
