import { lockLastAttempt, saveAttempt } from '#database/grants/readiness-attempts'
import { type Decision, decide, refuse } from '#economy/decision'
import { type Answers, isRunning } from '#economy/readiness/start-readiness-test'
import { answersOf } from '#economy/readiness/submit-readiness-test'
import type { App } from '../app.ts'
import { committed } from '../gather.ts'

/** Keeps what has been answered so far, so that a closed page or a lost connection costs nothing. */
export function keepReadinessAnswers(app: App, by: string, sent: Answers): Promise<Decision<{ kept: number }>> {
  return committed(app, async tx => {
    const attempt = await lockLastAttempt(tx, by)
    if (!attempt || attempt.submittedAt) return refuse('test-not-running')
    if (!isRunning(attempt, app.clock())) return refuse('test-time-up')
    const answers = answersOf(attempt, sent)
    await saveAttempt(tx, by, attempt.number, { answers })
    return decide({ kept: Object.keys(answers).length })
  })
}
