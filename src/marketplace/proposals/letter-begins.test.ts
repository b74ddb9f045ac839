import { expect, test } from 'vitest'
import { letterBegins } from './letter-begins.ts'

test('a letter begins after its greeting and is cut at a word', () => {
  expect(letterBegins('Hello,\n\nI have built two.\nBoth run.')).toBe('I have built two. Both run.')
  expect(letterBegins('Hello, I have built two.')).toBe('Hello, I have built two.')
  const long = letterBegins('calendar '.repeat(60))
  expect(long.length).toBeLessThanOrEqual(232)
  expect(long).toMatch(/calendar …$/)
})
