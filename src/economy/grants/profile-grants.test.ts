import fc from 'fast-check'
import { expect, test } from 'vitest'
import { earnest } from '#tests/builders'
import { type ProfileFilled, profileGrants } from './profile-grants.ts'

const rules = earnest.grants.profile!
const empty: ProfileFilled = { headline: '', about: '', skills: [], hourlyRateCents: null, portfolio: [] }
const full: ProfileFilled = {
  headline: 'x'.repeat(rules.headline.characters),
  about: 'x'.repeat(rules.about.characters),
  skills: ['GIS', 'Maps', 'SQL'],
  hourlyRateCents: 45_00,
  portfolio: ['https://example.com'],
}
const filled = (profile: Partial<ProfileFilled>) =>
  profileGrants({ ...empty, ...profile }, rules).map(({ section }) => section)

test('a section of the profile gives its Connects once, when it is first filled as the policy asks', () => {
  expect(profileGrants(full, rules)).toEqual([
    { section: 'headline', connects: 1 },
    { section: 'about', connects: 3 },
    { section: 'skills', connects: 2 },
    { section: 'rate', connects: 1 },
    { section: 'portfolio', connects: 3 },
  ])
  expect(profileGrants(full, null)).toEqual([])
  expect(filled({})).toEqual([])
})

test('too short, too few, and the same said again are not filled', () => {
  expect(filled({ headline: full.headline.slice(1) })).toEqual([])
  expect(filled({ headline: ` ${full.headline.slice(1)} ` })).toEqual([])
  expect(filled({ skills: ['GIS', ' gis', 'Maps', ''] })).toEqual([])
  expect(filled({ portfolio: [' '] })).toEqual([])
})

test('whatever is written, writing more never takes a section away', () => {
  const texts = fc.array(fc.string({ maxLength: 8 }), { maxLength: 8 })
  fc.assert(
    fc.property(fc.string({ maxLength: 250 }), texts, fc.string(), texts, (text, list, more, others) => {
      const before = filled({ headline: text, about: text, skills: list, portfolio: list })
      const after = filled({
        headline: `${text}${more}x`,
        about: `${text}${more}x`,
        skills: [...list, ...others],
        portfolio: [...list, ...others],
      })
      for (const section of before) expect(after).toContain(section)
    }),
  )
})
