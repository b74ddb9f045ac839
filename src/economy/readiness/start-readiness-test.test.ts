import fc from 'fast-check'
import { expect, test } from 'vitest'
import { earnest, noon } from '#tests/builders'
import { type Attempt, drawQuestions, type Question, startReadinessTest } from './start-readiness-test.ts'

const rules = earnest.grants.readinessTest!
const attempt = (about: Partial<Attempt> = {}): Attempt => ({
  startedAt: noon,
  endsAt: noon.add({ minutes: rules.minutes }),
  questions: [],
  answers: {},
  submittedAt: noon,
  passed: false,
  ...about,
})
const after = (time: Temporal.DurationLike) => noon.add(time)

test('the readiness test gives its Connects at the first pass and never again; after a failed attempt the next one waits', () => {
  const failed = attempt()
  const next = after({ hours: 24 * rules.retryDays })
  expect(startReadinessTest(attempt({ passed: true }), rules, next)).toMatchObject({ refusal: { code: 'test-passed' } })
  expect(startReadinessTest(failed, rules, next.subtract({ milliseconds: 1 }))).toMatchObject({
    refusal: { code: 'test-too-soon', facts: { on: next.toString() } },
  })
  expect(startReadinessTest(failed, rules, next)).toMatchObject({ value: { runs: false } })
  expect(startReadinessTest(undefined, rules, noon)).toEqual({
    ok: true,
    value: { runs: false, endsAt: after({ minutes: rules.minutes }) },
  })
})

test('an attempt that runs is gone on with; one whose time is up waits like a failed one', () => {
  const open = attempt({ submittedAt: null, passed: null })
  expect(startReadinessTest(open, rules, after({ minutes: 1 }))).toMatchObject({
    value: { runs: true, endsAt: open.endsAt },
  })
  expect(startReadinessTest(open, rules, open.endsAt)).toMatchObject({ refusal: { code: 'test-too-soon' } })
})

const anyBank = fc
  .array(
    fc.record({
      right: fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 3 }),
      wrong: fc.uniqueArray(fc.string(), { maxLength: 3 }),
    }),
    { maxLength: 12 },
  )
  .map(found =>
    found.map(({ right, wrong }, i): Question => {
      const options = [...right.map(text => `right ${text}`), ...wrong.map(text => `wrong ${text}`)]
      return { id: `q${i}`, text: '', why: '', options, right: [...right.keys()] }
    }),
  )

test('whatever is drawn, no question comes twice and what was right before is right in the new order', () => {
  fc.assert(
    fc.property(
      anyBank,
      fc.nat(15),
      fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })),
      (bank, count, randoms) => {
        const drawn = drawQuestions(bank, count, () => randoms.next().value)
        expect(drawn).toHaveLength(Math.min(count, bank.length))
        expect(new Set(drawn.map(({ id }) => id)).size).toBe(drawn.length)
        for (const { id, options, right } of drawn) {
          expect([...options].sort()).toEqual([...bank.find(each => each.id === id)!.options].sort())
          for (const [place, option] of options.entries())
            expect(right.includes(place)).toBe(option.startsWith('right'))
        }
      },
    ),
  )
})
