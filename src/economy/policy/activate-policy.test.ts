import { expect, test } from 'vitest'
import { days, earnest } from '#tests/builders'
import { refusalText } from '../refusal-text.ts'
import { activatePolicy, earliestChange } from './activate-policy.ts'
import type { Policy } from './policy.ts'
import type { PolicyVersion } from './policy-versions.ts'

const changing = (changes: Partial<Policy['changes']>): Policy => ({
  ...earnest,
  changes: { ...earnest.changes, ...changes },
})
const dearer: Policy = { ...earnest, connectCents: 20 }
const first = (policy = earnest): PolicyVersion => ({ id: 'earnest', policy, from: days(-100), keeps: [] })
const asked = (from: number, more: Partial<Parameters<typeof activatePolicy>[0]> = {}) => ({
  policy: dearer,
  from: days(from),
  keeps: [],
  taken: ['earnest'],
  ...more,
})
const refusal = (...of: Parameters<typeof activatePolicy>) => {
  const decision = activatePolicy(...of)
  return decision.ok ? 'activated' : refusalText(decision.refusal)
}

test('A version may be activated from the end of the notice period of the policy in force, after every other that is scheduled, and only if it changes something.', () => {
  const activated = activatePolicy(asked(30), [first()], days(0))
  expect(activated).toMatchObject({ ok: true, value: { id: 'earnest-2', policy: dearer, from: days(30) } })
  expect(refusal(asked(29.5), [first()], days(0))).toBe(
    'Under the rules in force a next version is announced 30 days ahead, so it cannot hold before 31 May 2026 at 12:00 UTC. Nothing was changed; choose that instant or a later one.',
  )
  const scheduled = { ...first(), id: 'earnest-2', from: days(50), policy: { ...dearer, connectCents: 18 } }
  expect(refusal(asked(50), [first(), scheduled], days(0))).toContain('earnest-2 is scheduled from 20 June 2026')
  expect(refusal(asked(50.5), [first(), scheduled], days(0))).toBe('activated')
  expect(refusal(asked(60, { policy: scheduled.policy }), [first(), scheduled], days(0))).toContain(
    'nothing to activate',
  )
  expect(refusal(asked(60, { policy: { ...earnest, name: 'other', title: 'Other' } }), [first()], days(0))).toContain(
    'These are the rules of earnest already',
  )
})

test('without a notice period, every process still has time to learn of it', () => {
  const versions = [first(changing({ noticeDays: 0 }))]
  expect(earliestChange(versions, days(0))).toEqual(days(0).add({ minutes: 2 }))
})

test('a day that was promised is kept, also where the notice period would end before', () => {
  const versions = [first(changing({ earliest: '2027-01-01' }))]
  expect(earliestChange(versions, days(0)).toString()).toBe('2027-01-01T00:00:00Z')
})

test('whoever keeps the rules before joined before the new ones hold, and keeps them for longer than that', () => {
  const keep = (openedBefore: number, until: number) => ({
    keeps: [{ openedBefore: days(openedBefore), until: days(until) }],
  })
  expect(refusal(asked(30, keep(30, 31)), [first()], days(0))).toBe('activated')
  expect(refusal(asked(30, keep(31, 40)), [first()], days(0))).toContain('correct the two days')
  expect(refusal(asked(30, keep(0, 30)), [first()], days(0))).toContain('correct the two days')
})
