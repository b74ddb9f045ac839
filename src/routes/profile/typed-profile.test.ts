import { expect, test } from 'vitest'
import { profileInputSchema } from '#marketplace/members/profile-input'
import { problemsOf } from '#marketplace/problems-of'
import { besideFields, inputOf, readTyped, type Typed } from './typed-profile.ts'

const typed = (about: Partial<Typed> = {}): Typed => ({
  name: 'Ada',
  headline: '',
  about: '',
  skills: '',
  hourlyRate: '',
  country: '',
  timezone: 'UTC',
  portfolio: '',
  sides: ['work'],
  ...about,
})
const problems = (about: Partial<Typed>) => besideFields(problemsOf(profileInputSchema, inputOf(typed(about))))

test('what is typed on several lines becomes several things', () => {
  const input = profileInputSchema.parse(
    inputOf(
      typed({ skills: 'TypeScript\n PostgreSQL, Testing\n\n', hourlyRate: '45.5', portfolio: 'https://a.example\n' }),
    ),
  )
  expect(input).toMatchObject({
    skills: ['TypeScript', 'PostgreSQL', 'Testing'],
    hourlyRateCents: 45_50,
    portfolio: ['https://a.example'],
  })
})

test('a form is read whole, and each problem stands beside its field', () => {
  const form = new FormData()
  form.append('sides', 'work')
  form.append('sides', 'hire')
  form.set('about', 'One\r\ntwo')
  expect(readTyped(form)).toMatchObject({ about: 'One\ntwo', sides: ['work', 'hire'], name: '' })
  expect(
    Object.keys(problems({ hourlyRate: 'much', portfolio: 'http://a.example', country: 'Atlantis' })).sort(),
  ).toEqual(['country', 'hourlyRate', 'portfolio'])
  expect(problems({ sides: [] })).toEqual({ sides: 'Keep at least one side of your account switched on.' })
  expect(problems({})).toEqual({})
})
