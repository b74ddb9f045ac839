import { expect, test } from 'vitest'
import { isTimeZone } from './time-zone.ts'

test('a time zone is one whose time can be told', () => {
  expect(['UTC', 'Europe/Lisbon', 'US/Pacific', '+01:00'].filter(isTimeZone)).toHaveLength(4)
  expect(
    ['', 'Mars/Olympus', 'CST', 'ACT', 'SystemV/PST8', 'US/Pacific-New', 'x'.repeat(61)].filter(isTimeZone),
  ).toEqual([])
})
