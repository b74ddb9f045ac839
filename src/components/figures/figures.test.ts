import { expect, test } from 'vitest'
import { count } from './count.ts'
import { day } from './day.ts'
import { money } from './money.ts'
import { relative } from './relative.ts'

const now = '2026-04-21T18:40:00Z'

test('distances are counted in the largest unit that fits', () => {
  expect(relative('2026-04-21T18:20:00Z', now)).toBe('20 minutes ago')
  expect(relative('2026-04-21T15:30:00Z', now)).toBe('3 hours ago')
  expect(relative('2026-05-03T12:00:00Z', now)).toBe('in 12 days')
  expect(relative('2027-01-18T12:00:00Z', now)).toBe('in 9 months')
  expect(relative('2023-03-01T12:00:00Z', now)).toBe('3 years ago')
  expect(relative(now, now)).toBe('just now')
})

test('a day names its year only where it is another', () => {
  expect(day('2026-05-03T12:00:00Z', now)).toBe('3 May')
  expect(day('2025-11-09T12:00:00Z', now)).toBe('9 November 2025')
  expect(day('2025-11-09T12:00:00Z', now, 'short')).toBe('9 Nov 2025')
})

test('money shows cents only where there are any', () => {
  expect(money(45_000)).toBe('$450')
  expect(money(1_420_050)).toBe('$14,200.50')
  expect(money(500, 'JPY')).toBe('¥500')
})

test('a number below zero has a true minus sign', () => {
  expect(count(-1240)).toBe('−1,240')
})
