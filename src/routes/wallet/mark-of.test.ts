import { expect, test } from 'vitest'
import { type MovementKind, movementKinds } from '#economy/wallets/wallet'
import { markOf } from './mark-of.ts'

test('a step to come says what it will be', () => {
  expect(markOf({ kind: 'forfeited', change: -23 })).toEqual({ label: '23 forfeited' })
  expect(markOf({ kind: 'expired', change: -1 })).toEqual({ label: '1 expires' })
  expect(markOf({ kind: 'expired', change: -10 })).toEqual({ label: '10 expire' })
  expect(markOf({ kind: 'granted', change: 10 })).toEqual({ label: '+10' })
  expect(markOf({ kind: 'timed-out', change: 4 })).toEqual({ label: '+4 no longer held' })
  expect(markOf({ kind: 'settled', change: -10 })).toEqual({ label: '10 settle what you owe' })
  expect(markOf({ kind: 'settled', change: -1 })).toEqual({ label: '1 settles what you owe' })
  expect(markOf({ kind: 'drip', change: 3 }).unmarked).toBe(true)
})

test('every kind of movement has words of its own, with the sign of what it does', () => {
  const none: MovementKind[] = ['released', 'timed-out', 'captured'] // Held ones that come back, by whichever way.
  const words = (change: number) => movementKinds.map(kind => [kind, markOf({ kind, change }).label] as const)
  for (const [kind, label] of words(7)) {
    expect(label).toContain('7')
    expect(label.includes('no longer held')).toBe(none.includes(kind))
  }
  const labels = words(-7)
    .filter(([kind]) => !none.includes(kind))
    .map(([, label]) => label)
  expect(new Set(labels).size).toBe(labels.length)
  expect(markOf({ kind: 'adjusted', change: 7 }).label).toBe('+7 by an operator')
  expect(markOf({ kind: 'adjusted', change: -7 }).label).toBe('7 taken by an operator')
})
