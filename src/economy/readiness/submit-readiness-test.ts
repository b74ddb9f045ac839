import { type Decision, decide, refuse } from '../decision.ts'
import type { ReadinessRules } from '../grants/grant-rules.ts'
import { type Answers, type Attempt, isRunning, type Question } from './start-readiness-test.ts'

export type Graded = { answers: Answers; right: number; passed: boolean }

/**
 * An attempt is graded once, on what was answered before its time was up; a question is right when exactly its right options are chosen.
 *
 * Answers that arrive too late are left out, but those kept in time count, so that a slow connection costs no more than the last ones.
 * Source: policies/*.yaml, `grants.readinessTest.passPercent`.
 */
export function submitReadinessTest(
  attempt: Attempt | undefined,
  sent: Answers,
  { rules, now }: { rules: ReadinessRules; now: Temporal.Instant },
): Decision<Graded> {
  if (!attempt || attempt.submittedAt !== null) return refuse('test-not-running')
  const answers = isRunning(attempt, now) ? answersOf(attempt, sent) : attempt.answers
  const right = attempt.questions.filter(question => isRight(question, answers)).length
  return decide({ answers, right, passed: 100 * right >= rules.passPercent * attempt.questions.length })
}

/** What is answered once `sent` is added to what was kept: options that exist, of questions that were asked. */
export const answersOf = ({ questions, answers }: Pick<Attempt, 'questions' | 'answers'>, sent: Answers): Answers =>
  Object.fromEntries(
    questions.flatMap(({ id, options }) => {
      const chosen = Object.hasOwn(sent, id) ? sent[id]! : (answers[id] ?? [])
      const places = [...new Set(chosen)].filter(place => options[place] !== undefined).sort((a, b) => a - b)
      return places.length > 0 ? [[id, places]] : []
    }),
  )

export const isRight = ({ id, right }: Question, answers: Answers): boolean =>
  right.length === answers[id]?.length && right.every(place => answers[id]!.includes(place))
