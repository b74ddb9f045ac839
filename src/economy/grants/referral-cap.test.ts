import fc from 'fast-check'
import { expect, test } from 'vitest'
import { days, earnest, noon } from '#tests/builders'
import { referralCap } from './referral-cap.ts'

const rules = { connects: 10, referred: 5, most: 25, days: 30 }
const before = (...at: number[]) => ({
  now: noon,
  given: at.map(day => ({ at: days(day), connects: 10 })),
  knownMailbox: false,
})

test('referrals give their referrer never more than the cap in any window of the policy’s days, and those of one mailbox count once', () => {
  expect(referralCap(before(), rules)).toEqual({ referrer: 10, referred: 5 })
  expect(referralCap(before(-1, -29), rules)).toEqual({ referrer: 5, referred: 5 })
  expect(referralCap(before(-1, -2, -3), rules)).toEqual({ referrer: 0, referred: 5 })
  expect(referralCap(before(-30, -31, -32), rules)).toEqual({ referrer: 10, referred: 5 })
  expect(referralCap(before(-1, -2, -3), { ...rules, most: null })).toEqual({ referrer: 10, referred: 5 })
  expect(referralCap({ ...before(), knownMailbox: true }, rules)).toEqual({ referrer: 0, referred: 0 })
  expect(earnest.grants.referral).toMatchObject({ most: 50, days: 30 })
})

test('whenever they become active, no window holds more than the cap', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(60), { maxLength: 30 }), fc.nat(40), (gaps, most) => {
      const given: { at: Temporal.Instant; connects: number }[] = []
      let hours = 0
      for (const gap of gaps) {
        hours += gap * 12
        const now = noon.add({ hours })
        const { referrer } = referralCap({ now, given, knownMailbox: false }, { ...rules, most })
        given.push({ at: now, connects: referrer })
        const window = given.filter(({ at }) => Temporal.Instant.compare(at, now.subtract({ hours: 24 * 30 })) > 0)
        expect(window.reduce((sum, { connects }) => sum + connects, 0)).toBeLessThanOrEqual(most)
      }
    }),
  )
})
