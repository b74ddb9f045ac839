import { expect, test } from 'vitest'
import { nextTime } from './next-time.ts'

// 1 May 2026 is a Friday.
const after = (cron: string, at = '2026-05-01T12:00:30Z') => nextTime(cron, Temporal.Instant.from(at))?.toString()

test('the next time a cron means', () => {
  expect(after('* * * * *')).toBe('2026-05-01T12:01:00Z')
  expect(after('* * * * *', '2026-05-01T12:00:00Z')).toBe('2026-05-01T12:01:00Z')
  expect(after('*/5 * * * *')).toBe('2026-05-01T12:05:00Z')
  expect(after('5/20 * * * *')).toBe('2026-05-01T12:05:00Z')
  expect(after('17 3 * * *')).toBe('2026-05-02T03:17:00Z')
  expect(after('0 8-10,13 * * *')).toBe('2026-05-01T13:00:00Z')
  expect(after('0 0 1 * *')).toBe('2026-06-01T00:00:00Z')
  expect(after('0 0 * * 1')).toBe('2026-05-04T00:00:00Z')
  expect(after('0 0 1 1 *')).toBe('2027-01-01T00:00:00Z')
  expect(after('0 0 15 * 1')).toBe('2026-05-04T00:00:00Z')
  expect(after('0 0 31 2 *')).toBeUndefined()
})
