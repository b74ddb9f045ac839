import fc from 'fast-check'
import { expect, test } from 'vitest'
import { earnest, wallet } from '#tests/builders'
import type { Policy } from '../policy/policy.ts'
import { nextCycle } from './next-cycle.ts'

const on = (lateDays: Policy['cycle']['lateDays']) => (): Policy => ({
  ...earnest,
  cycle: { ...earnest.cycle, lateDays },
})
const instant = (day: string) => Temporal.Instant.from(day.length > 10 ? day : `${day}T00:00Z`)

/** The first days on which cycles begin of a wallet opened then. */
function cycles(
  openedAt: Temporal.Instant,
  count: number,
  policyAt: (at: Temporal.Instant) => Policy,
): Temporal.Instant[] {
  const found: Temporal.Instant[] = []
  let membership = { ...wallet().membership, settledUntil: null as Temporal.Instant | null }
  while (found.length < count) {
    const at = nextCycle({ openedAt, membership }, policyAt)
    found.push(at)
    membership = { ...membership, settledUntil: at }
  }
  return found
}
const days = (...given: Parameters<typeof cycles>) => cycles(...given).map(at => at.toString().slice(0, 10))

test('a cycle begins at 00:00 UTC on the day of the month on which the wallet was opened, and for days 29 to 31 as the policy says', () => {
  const opened = instant('2026-01-15T17:30Z')
  expect(cycles(opened, 3, on('last-of-month')).map(String)).toEqual([
    '2026-01-15T17:30:00Z',
    '2026-02-15T00:00:00Z',
    '2026-03-15T00:00:00Z',
  ])
  const late = instant('2026-01-31T17:30Z')
  expect(days(late, 6, on('last-of-month')).slice(1)).toEqual([
    '2026-02-28',
    '2026-03-31',
    '2026-04-30',
    '2026-05-31',
    '2026-06-30',
  ])
  expect(days(late, 6, on('first-of-next-month')).slice(1)).toEqual([
    '2026-03-01',
    '2026-04-01',
    '2026-05-01',
    '2026-06-01',
    '2026-07-01',
  ])
  expect(days(instant('2027-12-29T08:00Z'), 4, on('last-of-month')).slice(1)).toEqual([
    '2028-01-29',
    '2028-02-29',
    '2028-03-29',
  ])
  expect(days(instant('2026-12-29T08:00Z'), 4, on('first-of-next-month')).slice(1)).toEqual([
    '2027-02-01',
    '2027-03-01',
    '2027-04-01',
  ])
})

test('a policy that moves the day brings no cycle twice', () => {
  const opened = instant('2026-01-31T09:00Z')
  const from = instant('2026-02-28T12:00Z')
  const moved = (at: Temporal.Instant) =>
    on(Temporal.Instant.compare(at, from) < 0 ? 'last-of-month' : 'first-of-next-month')()
  expect(days(opened, 4, moved).slice(1)).toEqual(['2026-02-28', '2026-04-01', '2026-05-01'])
})

test('there is one cycle a month, in order, whenever a wallet was opened and whichever cycle was settled last', () => {
  const anyOpening = fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2030, 0) })
  fc.assert(
    fc.property(
      anyOpening,
      fc.constantFrom('last-of-month' as const, 'first-of-next-month' as const),
      (at, lateDays) => {
        const opened = Temporal.Instant.fromEpochMilliseconds(at)
        const found = cycles(opened, 26, on(lateDays))
        for (const [i, cycle] of found.entries()) {
          const gap = i && (cycle.epochMilliseconds - found[i - 1]!.epochMilliseconds) / 86_400_000
          if (i > 1) expect(gap >= 28 && gap <= 31, `${found[i - 1]} to ${cycle}`).toBe(true)
          const between = cycle.add({ hours: 24 * 3 })
          const membership = { ...wallet().membership, settledUntil: between }
          expect(nextCycle({ openedAt: opened, membership }, on(lateDays))).toEqual(found[i + 1] ?? expect.anything())
        }
      },
    ),
    { numRuns: 60 },
  )
})
