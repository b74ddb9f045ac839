import { expect, test } from 'vitest'
import { clockwork } from '#jobs/clockwork'
import { everyWhen, ranDone, tookWords } from './words.ts'

test('when a job runs is said in words', () => {
  expect(['* * * * *', '*/5 * * * *', '5 * * * *', '17 3 * * *', '0 4 * * 1'].map(everyWhen)).toEqual([
    'every minute',
    'every 5 minutes',
    'every hour at 05 minutes past',
    'daily at 03:17 UTC',
    '0 4 * * 1',
  ])
  for (const { at } of clockwork) expect(everyWhen(at)).not.toBe(at)
})

test('how long a run took, and what it did', () => {
  expect([0, 120, 59_900, 180_000].map(tookWords)).toEqual(['0.0 s', '0.2 s', '59.9 s', '3 min'])
  expect(ranDone({ job: 'x', done: 1, error: null })).toBe('It ran and did 1 thing.')
  expect(ranDone({ job: 'x', done: 0, error: null })).toBe('It ran. Nothing was due.')
})
