import type { ProfileSection } from '#economy/grants/profile-grants'

/** The sections of a profile as the profile page names them. */
export const sectionNames: Record<ProfileSection, string> = {
  headline: 'Headline',
  about: 'About you',
  skills: 'Skills',
  rate: 'Hourly rate',
  portfolio: 'Links to your work',
}
