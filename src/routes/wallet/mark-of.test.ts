import { expect, test } from 'vitest'
import { markOf } from './mark-of.ts'

test('a step to come says what it will be', () => {
  expect(markOf({ kind: 'forfeited', change: -23 })).toEqual({ label: '23 forfeited' })
  expect(markOf({ kind: 'expired', change: -1 })).toEqual({ label: '1 expires' })
  expect(markOf({ kind: 'expired', change: -10 })).toEqual({ label: '10 expire' })
  expect(markOf({ kind: 'granted', change: 10 })).toEqual({ label: '+10' })
  expect(markOf({ kind: 'timed-out', change: 4 })).toEqual({ label: '+4 no longer held' })
  expect(markOf({ kind: 'drip', change: 3 }).unmarked).toBe(true)
})
