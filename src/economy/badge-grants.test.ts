import fc from 'fast-check'
import { expect, test } from 'vitest'
import { badgeGrant, cycleDaysUntil, nextCycleDay, startOf } from './badge-grants.ts'

const rule = { badge: 'top-rated', title: 'Top Rated', once: 30, monthly: 70 }
const at = (instant: string) => Temporal.Instant.from(instant)

test('a badge gives its Connects once when a member first receives it, and monthly on each of their cycle days on which they hold it', () => {
  expect(badgeGrant(rule, 'first')).toEqual({ connects: 30, reason: 'badge:top-rated' })
  expect(badgeGrant(rule, Temporal.PlainDate.from('2026-05-17'))).toEqual({
    connects: 70,
    reason: 'badge:top-rated:2026-05-17',
  })
  expect(badgeGrant({ ...rule, once: 0 }, 'first')).toBeUndefined()
  expect(cycleDaysUntil(at('2026-05-17T00:00:00Z'), at('2026-07-17T00:00:00Z')).map(String)).toEqual([
    '2026-05-17',
    '2026-06-17',
    '2026-07-17',
  ])
  expect(cycleDaysUntil(at('2026-05-17T00:00:00Z'), at('2026-05-16T23:59:59Z'))).toEqual([])
})

test("a wallet's cycle begins on the day of the month on which it was opened, at 00:00 UTC; days 29, 30 and 31 count as the 1st", () => {
  const next = (opened: string, after: string) => String(nextCycleDay(at(opened), at(after)))
  expect(next('2026-01-17T22:00:00Z', '2026-01-17T22:00:00Z')).toBe('2026-02-17')
  expect(next('2026-01-17T22:00:00Z', '2026-03-16T23:59:59Z')).toBe('2026-03-17')
  expect(next('2026-01-17T22:00:00Z', '2026-03-17T00:00:00Z')).toBe('2026-04-17')
  for (const day of ['29', '30', '31'])
    expect(next(`2026-01-${day}T12:00:00Z`, '2026-01-31T12:00:00Z')).toBe('2026-02-01')
  expect(next('2026-02-28T12:00:00Z', '2026-12-28T00:00:00Z')).toBe('2027-01-28')
})

test('however late anybody looks, each cycle day comes exactly once', () => {
  const hour = fc.integer({ min: 0, max: 24 * 800 })
  fc.assert(
    fc.property(hour, fc.array(hour, { minLength: 1, maxLength: 12 }), (opened, looks) => {
      const openedAt = at('2026-01-01T00:00:00Z').add({ hours: opened })
      const order = [...looks].sort((a, b) => a - b).map(hours => openedAt.add({ hours }))
      let next = nextCycleDay(openedAt, openedAt)
      const seen: string[] = []
      for (const now of order) {
        seen.push(...cycleDaysUntil(startOf(next), now).map(String))
        next = nextCycleDay(openedAt, now)
      }
      const all = cycleDaysUntil(startOf(nextCycleDay(openedAt, openedAt)), order.at(-1)!).map(String)
      expect(seen).toEqual(all)
    }),
  )
})
