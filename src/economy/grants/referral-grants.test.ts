import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { CountingRules } from './grant-rules.ts'
import type { activities } from './referral-activity.ts'
import { isSameMailbox, referralGrants } from './referral-grants.ts'

test('a referral gives its Connects once, when the referred becomes active as the policy says', () => {
  const done = [
    { 'first-proposal': true, 'first-interview': true, 'first-hire': false, kept: false, verified: true },
    { 'first-proposal': true, 'first-interview': false, 'first-hire': false, kept: true, verified: false },
  ]
  const atOnce = { paidWhen: 'at-once', verifiedClientsOnly: false } as const
  const give = (activeWhen: (typeof activities)[number], counting: CountingRules = atOnce) =>
    referralGrants(done, { connects: 10, referred: 5, activeWhen, ...counting })
  expect(give('first-proposal')).toEqual({ referrer: 10, referred: 5 })
  expect(give('first-interview')).toEqual({ referrer: 10, referred: 5 })
  expect(give('first-hire')).toBeUndefined()
  expect(referralGrants(done, null)).toBeUndefined()
  expect(referralGrants([], { connects: 10, referred: 5, activeWhen: 'first-proposal', ...atOnce })).toBeUndefined()
  expect(give('first-proposal', { ...atOnce, paidWhen: 'when-kept' })).toBeDefined()
  expect(give('first-interview', { ...atOnce, paidWhen: 'when-kept' })).toBeUndefined()
  expect(give('first-interview', { ...atOnce, verifiedClientsOnly: true })).toBeDefined()
  expect(give('first-proposal', { paidWhen: 'when-kept', verifiedClientsOnly: true })).toBeUndefined()
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
