import type { ProfileRules } from './grant-rules.ts'

export const profileSections = ['headline', 'about', 'skills', 'rate', 'portfolio'] as const
export type ProfileSection = (typeof profileSections)[number]

export type ProfileFilled = {
  headline: string
  about: string
  skills: string[]
  hourlyRateCents: number | null
  portfolio: string[]
}

/**
 * A section of the profile gives its Connects once, when it is first filled as the policy asks.
 *
 * Texts count by their length without spaces at the ends, lists by how many different things are in them. Emptying a section
 * later takes nothing back, and filling it again gives nothing: its lot is there already.
 * Source: policies/*.yaml, `grants.profile`.
 */
export function profileGrants(
  profile: ProfileFilled,
  rules: ProfileRules | null,
): { section: ProfileSection; connects: number }[] {
  if (!rules) return []
  return profileSections
    .filter(section => isFilled[section](profile, rules))
    .map(section => ({ section, connects: rules[section].connects }))
}

const length = (text: string) => [...text.trim()].length
const different = (things: string[]) => new Set(things.map(thing => thing.trim().toLowerCase()).filter(Boolean)).size

const isFilled: Record<ProfileSection, (profile: ProfileFilled, rules: ProfileRules) => boolean> = {
  headline: ({ headline }, rules) => length(headline) >= rules.headline.characters,
  about: ({ about }, rules) => length(about) >= rules.about.characters,
  skills: ({ skills }, rules) => different(skills) >= rules.skills.count,
  rate: ({ hourlyRateCents }) => hourlyRateCents !== null,
  portfolio: ({ portfolio }, rules) => different(portfolio) >= rules.portfolio.count,
}
