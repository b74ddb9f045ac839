import { expect, test } from 'vitest'
import { type Typed, targetOf } from './target.ts'

const now = Temporal.Instant.from('2027-01-31T12:00:00Z')
const asked = (typed: Partial<Typed>) => targetOf({ leap: '', day: '', time: '', ...typed }, now)?.toString()

test('a leap is counted from now, a date is in UTC, and what is neither is nothing', () => {
  expect(asked({ leap: 'P1M', day: '2030-01-01' })).toBe('2027-02-28T12:00:00Z')
  expect(asked({ day: '2027-03-03', time: '09:30' })).toBe('2027-03-03T09:30:00Z')
  expect(asked({ day: '2027-03-03' })).toBe('2027-03-03T00:00:00Z')
  for (const typed of [
    {},
    { leap: 'P9Y' },
    { day: 'soon' },
    { day: '2027-02-30' },
    { day: '2027-03-01[u-ca=hebrew]' },
    { day: '2027-03-01T10:00' },
    { day: '20270301' },
    { day: '2027-03-01', time: '2020-01-01T09:30' },
    { day: '2027-02-03', time: '25:00' },
  ])
    expect(asked(typed)).toBeUndefined()
})
