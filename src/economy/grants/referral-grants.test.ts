import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CountingRules } from './grant-rules.ts'
import { activities } from './referral-activity.ts'
import { isActive, isSameMailbox } from './referral-grants.ts'

test('a referral gives its Connects once, when the referred becomes active as the policy says', () => {
  const none = {
    'first-interview': false,
    'first-hire': false,
    kept: false,
    verified: false,
    own: false,
    withdrawn: false,
  }
  const done = [
    { ...none, 'first-proposal': true, 'first-interview': true, verified: true },
    { ...none, 'first-proposal': true, kept: true },
  ]
  const atOnce = { paidWhen: 'at-once', verifiedClientsOnly: false } as const
  const give = (activeWhen: (typeof activities)[number], counting: CountingRules = atOnce) =>
    isActive(done, { activeWhen, ...counting })
  expect(give('first-proposal')).toBe(true)
  expect(give('first-interview')).toBe(true)
  expect(give('first-hire')).toBe(false)
  expect(isActive([], { activeWhen: 'first-proposal', ...atOnce })).toBe(false)
  expect(give('first-proposal', { ...atOnce, paidWhen: 'when-kept' })).toBe(true)
  expect(give('first-interview', { ...atOnce, paidWhen: 'when-kept' })).toBe(false)
  expect(give('first-interview', { ...atOnce, verifiedClientsOnly: true })).toBe(true)
  expect(give('first-proposal', { paidWhen: 'when-kept', verifiedClientsOnly: true })).toBe(false)
})

test('what the referred withdrew themselves, or did with a client who is themselves, makes them active nowhere', () => {
  const all = { 'first-proposal': true, 'first-interview': true, 'first-hire': true, kept: true, verified: true }
  for (const activeWhen of activities)
    for (const paidWhen of ['at-once', 'when-kept'] as const) {
      const rules = { activeWhen, paidWhen, verifiedClientsOnly: false }
      expect(isActive([{ ...all, own: false, withdrawn: false }], rules)).toBe(true)
      expect(isActive([{ ...all, own: false, withdrawn: true }], rules)).toBe(false)
      expect(isActive([{ ...all, own: true, withdrawn: false }], rules)).toBe(false)
    }
})

test("nobody refers themselves: an address that differs only in capitals, dots before the @ or a +tag counts as the same person's", () => {
  expect(isSameMailbox('ana.silva@example.com', 'AnaSilva+work@Example.com ')).toBe(true)
  expect(isSameMailbox('ana@example.com', 'ana@example.org')).toBe(false)
  expect(isSameMailbox('ana@example.com', 'anna@example.com')).toBe(false)
  expect(isSameMailbox('ana@exam.ple.com', 'ana@example.com')).toBe(false)
})

test('a tag and dots never make another person of anybody', () => {
  const name = fc.stringMatching(/^[a-z]{1,12}$/)
  fc.assert(
    fc.property(name, name, fc.nat(11), (person, tag, at) => {
      const dotted = `${person.slice(0, at)}.${person.slice(at)}`
      expect(isSameMailbox(`${person}@example.com`, `${dotted}+${tag}@EXAMPLE.com`)).toBe(true)
    }),
  )
})
