import fc from 'fast-check'
import { expect, test } from 'vitest'
import { earnest } from '#tests/builders'
import { grantStanding } from './grant-standing.ts'

const both = { paidWhen: 'when-kept', verifiedClientsOnly: true } as const
const deed = { paid: true, kept: true, verified: true, own: false }

test('an interview or a referral counts at once or, as the policy says, once its proposal has ended with its price spent and with a client whose payment is verified; where the price comes back, it never does', () => {
  expect(grantStanding(deed, both)).toBe('counts')
  expect(grantStanding({ ...deed, kept: false }, both)).toBe('until-kept')
  expect(grantStanding({ ...deed, verified: false }, both)).toBe('until-verified')
  expect(grantStanding({ ...deed, kept: false, verified: false }, { ...both, paidWhen: 'at-once' })).toBe(
    'until-verified',
  )
  expect(grantStanding({ ...deed, verified: false }, { ...both, verifiedClientsOnly: false })).toBe('counts')
  expect(
    grantStanding({ ...deed, kept: false, verified: false }, { paidWhen: 'at-once', verifiedClientsOnly: false }),
  ).toBe('counts')
  expect(grantStanding({ ...deed, own: true }, both)).toBe('never')
  expect(earnest.grants.interview).toMatchObject(both)
  expect(earnest.grants.referral).toMatchObject(both)
})

test('whatever the rules, what was not paid, or with a client who is the same person, never counts, and what counts under stricter rules counts under laxer ones', () => {
  const anyDeed = fc.record({ paid: fc.boolean(), kept: fc.boolean(), verified: fc.boolean(), own: fc.boolean() })
  const anyRules = fc.record({
    paidWhen: fc.constantFrom('at-once' as const, 'when-kept' as const),
    verifiedClientsOnly: fc.boolean(),
  })
  fc.assert(
    fc.property(anyDeed, anyRules, (deed, rules) => {
      const standing = grantStanding(deed, rules)
      expect(standing === 'never').toBe(!deed.paid || deed.own)
      if (standing === 'counts' && rules.paidWhen === 'when-kept') expect(deed.kept).toBe(true)
      if (grantStanding(deed, both) === 'counts') expect(standing).toBe('counts')
    }),
  )
})
