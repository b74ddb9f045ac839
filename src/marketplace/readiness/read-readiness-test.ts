import { findLastAttempt, type StoredAttempt } from '#database/grants/readiness-attempts'
import { findOpening } from '#database/wallets/wallets'
import { type Decision, decide, refuse } from '#economy/decision'
import type { ReadinessRules } from '#economy/grants/grant-rules'
import { isRunning, nextAttemptAt } from '#economy/readiness/start-readiness-test'
import { isRight } from '#economy/readiness/submit-readiness-test'
import type { App } from '../app.ts'

/** `ready` to begin, `running`, `time-up` and to be handed in, `waiting` after a failed attempt, or `passed`. */
export type ReadinessState = 'ready' | 'running' | 'time-up' | 'waiting' | 'passed'

/** A question before it is graded: nothing of it says what is right. */
export type OpenQuestion = { id: string; text: string; options: string[]; several: boolean; chosen: number[] }
export type GradedQuestion = OpenQuestion & { right: number[]; isRight: boolean; why: string }

export type ReadinessTest = {
  state: ReadinessState
  rules: ReadinessRules
  /** When the next attempt may begin, while one has to wait. */
  nextAt: string | null
  /** The attempt that runs or waits to be handed in. */
  attempt: { number: number; startedAt: string; endsAt: string; questions: OpenQuestion[] } | null
  /** The last attempt that was graded. */
  result: { number: number; right: number; of: number; passed: boolean; at: string; questions: GradedQuestion[] } | null
}

/** Where a freelancer stands with the readiness test. What is right is told only of an attempt that is graded. */
export async function readReadinessTest(app: App, by: string): Promise<Decision<ReadinessTest>> {
  const openedAt = await findOpening(app.db, by)
  if (!openedAt) return refuse('not-a-freelancer')
  const now = app.clock()
  const rules = app.policies.at(now, openedAt).policy.grants.readinessTest
  const last = await findLastAttempt(app.db, by)
  if (!rules) return refuse('no-such-grant')
  const state = stateOf(last, rules, now)
  return decide({
    state,
    rules,
    nextAt: state === 'waiting' ? nextAttemptAt(last!, rules).toString() : null,
    attempt: last && !last.submittedAt ? openOf(last) : null,
    result: last?.submittedAt ? resultOf(last) : null,
  })
}

export function stateOf(last: StoredAttempt | undefined, rules: ReadinessRules, now: Temporal.Instant): ReadinessState {
  if (!last) return 'ready'
  if (last.passed) return 'passed'
  if (isRunning(last, now)) return 'running'
  if (!last.submittedAt) return 'time-up'
  return Temporal.Instant.compare(now, nextAttemptAt(last, rules)) < 0 ? 'waiting' : 'ready'
}

const openOf = ({ number, startedAt, endsAt, questions, answers }: StoredAttempt) => ({
  number,
  startedAt: startedAt.toString(),
  endsAt: endsAt.toString(),
  questions: questions.map(({ id, text, options, right }) => ({
    id,
    text,
    options,
    several: right.length > 1,
    chosen: answers[id] ?? [],
  })),
})

const resultOf = (attempt: StoredAttempt) => ({
  number: attempt.number,
  right: attempt.right!,
  of: attempt.questions.length,
  passed: attempt.passed!,
  at: attempt.submittedAt!.toString(),
  questions: attempt.questions.map((question, i) => ({
    ...openOf(attempt).questions[i]!,
    right: question.right,
    isRight: isRight(question, attempt.answers),
    why: question.why,
  })),
})
