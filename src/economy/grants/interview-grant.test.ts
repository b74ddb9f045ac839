import fc from 'fast-check'
import { expect, test } from 'vitest'
import { days, earnest, noon } from '#tests/builders'
import { type InterviewGiven, interviewGrant } from './interview-grant.ts'

const rules = { connects: 10, most: 25, days: 7 }
const won = { at: noon, price: 4, returned: 0, metClient: false }

test("an interview won on a paid proposal gives Connects, once per client and never more than the cap in any window of the policy's days", () => {
  const given = (...at: Temporal.Instant[]) => at.map(at => ({ at, connects: 10 }))
  expect(interviewGrant(won, [], rules)).toBe(10)
  expect(interviewGrant({ ...won, price: 0 }, [], rules)).toBe(0)
  expect(interviewGrant({ ...won, returned: 4 }, [], rules)).toBe(0)
  expect(interviewGrant({ ...won, returned: 3 }, [], rules)).toBe(10)
  expect(interviewGrant({ ...won, metClient: true }, [], rules)).toBe(0)
  expect(interviewGrant(won, given(days(-1), days(-2)), rules)).toBe(5)
  expect(interviewGrant(won, given(days(-1), days(-2), days(-3)), rules)).toBe(0)
  expect(interviewGrant(won, given(days(-7), days(-7), days(-1)), rules)).toBe(10)
  expect(interviewGrant(won, [], null)).toBe(0)
  expect(earnest.grants.interview).toMatchObject({ connects: 10, most: 50, days: 7 })
})

test('what counts is when an interview began: one that is sure to be paid last finds its window full', () => {
  const given = [1, 2, 5].map(day => ({ at: days(day), connects: 10 }))
  const at = (day: number) => interviewGrant({ ...won, at: days(day) }, given, { ...rules, most: 30 })
  expect([-3, -2, -1, 0, 3, 7, 8, 9, 12].map(at)).toEqual([10, 10, 0, 0, 0, 0, 10, 10, 10])
})

test('whenever interviews began and in whatever order they are sure to be paid, no window holds more than the cap', () => {
  const anyRules = fc.record({
    connects: fc.integer({ min: 0, max: 20 }),
    most: fc.integer({ min: 0, max: 60 }),
    days: fc.integer({ min: 1, max: 10 }),
  })
  fc.assert(
    fc.property(anyRules, fc.array(fc.nat(30 * 24), { maxLength: 40 }), (rules, hours) => {
      const given: InterviewGiven[] = []
      for (const hour of hours) {
        const at = noon.add({ hours: hour })
        given.push({ at, connects: interviewGrant({ ...won, at }, given, rules) })
      }
      for (const { at: end } of given) {
        const begin = end.subtract({ hours: 24 * rules.days })
        const within = given.filter(
          ({ at }) => Temporal.Instant.compare(at, begin) > 0 && Temporal.Instant.compare(at, end) <= 0,
        )
        expect(within.reduce((sum, { connects }) => sum + connects, 0)).toBeLessThanOrEqual(rules.most)
      }
      for (const { connects } of given) expect(connects).toBeLessThanOrEqual(rules.connects)
    }),
  )
})
