import { expect, test } from 'vitest'
import { planDone, removalDone, removalSentence, verifiedDone } from './sentences.ts'

test('a removal says what it would bring back, and what it brought back', () => {
  expect(removalSentence({ ends: true, back: 9, returned: 36, spent: 0 })).toBe(
    '36 Connects would go back to 9 freelancers, also where the proposal was declined or hired.',
  )
  expect(removalSentence({ ends: true, back: 0, returned: 0, spent: 0 })).toContain('No Connects come back')
  expect(removalDone(36, 9)).toBe('Removed. 36 Connects are back with 9 freelancers.')
  expect(removalDone(1, 1)).toBe('Removed. 1 Connect is back with 1 freelancer.')
  expect(removalDone(0, 0)).toBe('Removed. No Connects had to go back.')
})

test('a verification says which prices moved', () => {
  const done = { clientId: 'c', verified: true, repriced: 2 }
  expect(verifiedDone('Kaito Labs', done)).toBe('Kaito Labs is verified. 2 open posts have another price from now on.')
  expect(verifiedDone('Kaito Labs', { ...done, verified: false, repriced: 0 })).toBe(
    'Kaito Labs is no longer verified. The price of no open post changed.',
  )
})

test('a change of plan is said with its day, or with what came', () => {
  const changed = { memberId: 'x', plan: 'basic', next: null, at: '2026-06-01T00:00:00Z', waits: false, granted: 1 }
  const titleOf = (id: string) => id.toUpperCase()
  expect(planDone(changed, titleOf)).toBe('BASIC it is from now on. 1 Connect came with it.')
  expect(planDone({ ...changed, granted: 0 }, titleOf)).toBe('BASIC it is from now on. No Connects came with it.')
  expect(planDone({ ...changed, next: 'plus' }, titleOf)).toBe('PLUS begins on 1 June. Until then nothing changes.')
  expect(planDone({ ...changed, waits: true, granted: 0 }, titleOf)).toContain('waits among the adjustments')
})
