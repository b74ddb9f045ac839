import fc from 'fast-check'
import { expect, test } from 'vitest'
import { earnest, noon } from '#tests/builders'
import type { Attempt, Question } from './start-readiness-test.ts'
import { answersOf, submitReadinessTest } from './submit-readiness-test.ts'

const rules = { ...earnest.grants.readinessTest!, passPercent: 80 }
const question = (id: string, right: number[]): Question => ({ id, text: '', why: '', options: ['a', 'b', 'c'], right })
const five = [question('1', [0]), question('2', [1]), question('3', [0, 2]), question('4', [0]), question('5', [0])]
const allRight = { 1: [0], 2: [1], 3: [2, 0], 4: [0], 5: [0] }
const running: Attempt = {
  startedAt: noon,
  endsAt: noon.add({ minutes: 15 }),
  questions: five,
  answers: {},
  submittedAt: null,
  passed: null,
}
const submit = (attempt: Attempt | undefined, answers: Record<string, number[]>, now = noon) =>
  submitReadinessTest(attempt, answers, { rules, now })

test('an attempt is graded once, on what was answered before its time was up; a question is right when exactly its right options are chosen', () => {
  expect(submit(running, allRight)).toMatchObject({ value: { right: 5, passed: true } })
  expect(submit(running, { ...allRight, 3: [0] })).toMatchObject({ value: { right: 4, passed: true } })
  expect(submit(running, { ...allRight, 3: [0, 1, 2], 5: [] })).toMatchObject({ value: { right: 3, passed: false } })
  expect(submit({ ...running, submittedAt: noon, passed: false }, allRight)).toMatchObject({
    refusal: { code: 'test-not-running' },
  })
  const kept = { ...running, answers: { 1: [0] } }
  expect(submit(kept, allRight, running.endsAt)).toMatchObject({ value: { right: 1, passed: false } })
  expect(submit(kept, {}, running.endsAt.subtract({ milliseconds: 1 }))).toMatchObject({ value: { right: 1 } })
})

test('options and questions that do not exist are passed over, whatever is sent', () => {
  fc.assert(
    fc.property(
      fc.dictionary(fc.oneof(fc.string(), fc.constantFrom('1', '2', '__proto__')), fc.array(fc.nat(9))),
      sent => {
        const kept = answersOf({ questions: five, answers: {} }, sent)
        for (const [id, places] of Object.entries(kept)) {
          expect(five.some(each => each.id === id)).toBe(true)
          for (const place of places) expect(place).toBeLessThan(3)
          expect(new Set(places).size).toBe(places.length)
        }
      },
    ),
  )
})
