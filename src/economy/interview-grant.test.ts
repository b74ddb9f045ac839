import fc from 'fast-check'
import { expect, test } from 'vitest'
import { days, earnest, noon } from '../../tests/builders.ts'
import { type InterviewGiven, interviewGrant } from './interview-grant.ts'

const rules = { connects: 10, most: 25, days: 7 }
const won = { price: 4, returned: 0, metClient: false }

test("an interview won on a paid proposal gives Connects, once per client and never more than the cap in any window of the policy's days", () => {
  const given = (...at: Temporal.Instant[]) => at.map(at => ({ at, connects: 10 }))
  expect(interviewGrant(won, [], { rules, now: noon })).toBe(10)
  expect(interviewGrant({ ...won, price: 0 }, [], { rules, now: noon })).toBe(0)
  expect(interviewGrant({ ...won, returned: 4 }, [], { rules, now: noon })).toBe(0)
  expect(interviewGrant({ ...won, returned: 3 }, [], { rules, now: noon })).toBe(10)
  expect(interviewGrant({ ...won, metClient: true }, [], { rules, now: noon })).toBe(0)
  expect(interviewGrant(won, given(days(-1), days(-2)), { rules, now: noon })).toBe(5)
  expect(interviewGrant(won, given(days(-1), days(-2), days(-3)), { rules, now: noon })).toBe(0)
  expect(interviewGrant(won, given(days(-7), days(-7), days(-1)), { rules, now: noon })).toBe(10)
  expect(interviewGrant(won, [], { rules: null, now: noon })).toBe(0)
  expect(earnest.grants.interview).toEqual({ connects: 10, most: 50, days: 7 })
})

test('whenever interviews come and in whatever order they are told, no window holds more than the cap', () => {
  const anyRules = fc.record({
    connects: fc.integer({ min: 0, max: 20 }),
    most: fc.integer({ min: 0, max: 60 }),
    days: fc.integer({ min: 1, max: 10 }),
  })
  fc.assert(
    fc.property(
      anyRules,
      fc.array(fc.nat(30 * 24), { maxLength: 40 }),
      fc.func(fc.integer()),
      (rules, hours, order) => {
        const given: InterviewGiven[] = []
        for (const hour of [...hours].sort((a, b) => a - b)) {
          const now = noon.add({ hours: hour })
          const told = [...given].sort((a, b) => order(a, b) - order(b, a))
          given.push({ at: now, connects: interviewGrant(won, told, { rules, now }) })
        }
        for (const { at: end } of given) {
          const begin = end.subtract({ hours: 24 * rules.days })
          const within = given.filter(
            ({ at }) => Temporal.Instant.compare(at, begin) > 0 && Temporal.Instant.compare(at, end) <= 0,
          )
          expect(within.reduce((sum, { connects }) => sum + connects, 0)).toBeLessThanOrEqual(rules.most)
        }
        for (const { connects } of given) expect(connects).toBeLessThanOrEqual(rules.connects)
      },
    ),
  )
})
