import { expect, test } from 'vitest'
import { isTimeZone } from './time-zone.ts'

test('a time zone is one whose time can be told', () => {
  expect(['UTC', 'Europe/Lisbon', 'US/Pacific', 'Etc/GMT+1', 'America/Port-au-Prince'].filter(isTimeZone)).toHaveLength(
    5,
  )
  expect(
    ['', 'Mars/Olympus', 'CST', 'ACT', 'SystemV/PST8', 'US/Pacific-New', 'x'.repeat(61)].filter(isTimeZone),
  ).toEqual([])
})

test('an offset, or an instant that says its zone, is none', () => {
  for (const text of ['+01:00', '-271821-04-20T00:00:00Z', '2020-01-01T00:00:00[Europe/Paris][u-ca=hebrew]', 'UTC\n'])
    expect([text, isTimeZone(text)]).toEqual([text, false])
})
