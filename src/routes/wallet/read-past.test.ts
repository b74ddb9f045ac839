import { expect, test } from 'vitest'
import { readPast, untilThen } from './read-past.ts'

const now = Temporal.Instant.from('2026-05-03T14:05:00Z')
const read = (query: string) => readPast(new URLSearchParams(query), now)

test('a day means its end, a day and a time that minute, and nothing means now', () => {
  expect(read('')).toBeUndefined()
  expect(read('day=2026-05-02')?.at?.toString()).toBe('2026-05-02T23:59:59.999Z')
  expect(read('day=2026-05-03&time=14:05')?.at?.toString()).toBe('2026-05-03T14:05:00Z')
})

test('what is no moment, or still to come, is said in a sentence beside what was typed', () => {
  const wrong = [
    ['day=soon', 'day'],
    ['day=2026-02-30', 'day'],
    ['time=12:00', 'day'],
    ['day=2026-05-04', 'day'],
    ['day=2026-05-03', 'time'],
    ['day=2026-05-03&time=14:06', 'time'],
    ['day=2026-05-01&time=25:00', 'time'],
    ['day=2026-05-01&time=noon', 'time'],
  ] as const
  for (const [query, field] of wrong) {
    const past = read(query)
    expect([query, past?.at, Object.keys(past?.wrong ?? {})]).toEqual([query, undefined, [field]])
    expect(past?.wrong?.[field]).toMatch(/^[A-Z].+\.$/)
    expect(past?.[field]).toBe(new URLSearchParams(query).get(field) ?? '')
  }
})

test('a statement of the past ends then, or with the earlier day it is narrowed to', () => {
  const past = read('day=2026-05-02&time=10:00')
  expect(untilThen('', past)).toBe('2026-05-02T10:00:00Z')
  expect(untilThen('2026-05-01', past)).toBe('2026-05-01')
  expect(untilThen('2026-05-02', past)).toBe('2026-05-02T10:00:00Z')
  expect(untilThen('2026-05-02', undefined)).toBe('2026-05-02')
})
