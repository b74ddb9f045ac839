import { date } from '#database/arrays'
import { lockLastAttempt, saveAttempt } from '#database/grants/readiness-attempts'
import type { Tx } from '#database/open'
import { type Decision, decide, refuse } from '#economy/decision'
import type { Answers } from '#economy/readiness/start-readiness-test'
import { submitReadinessTest as decideSubmission } from '#economy/readiness/submit-readiness-test'
import type { App } from '../app.ts'
import { type Command, gathered } from '../gather.ts'
import { connectsAreYours } from '../grants/connects-are-yours.ts'
import { giveGrants } from '../wallets/give-grants.ts'

export type SubmitReadinessTest = Command & { by: string; answers: Answers }
export type ReadinessSubmitted = { number: number; right: number; of: number; passed: boolean; granted: number }

/** A freelancer hands in their attempt. It is graded here; at the first pass its Connects come in the same transaction. */
export const submitReadinessTest = gathered<SubmitReadinessTest, ReadinessSubmitted>(
  'submit-readiness-test',
  async (app, tx, commands) => {
    const decisions: Decision<ReadinessSubmitted>[] = []
    for (const command of commands) decisions.push(await submitOne(app, tx, command))
    return decisions
  },
)

async function submitOne(app: App, tx: Tx, sent: SubmitReadinessTest): Promise<Decision<ReadinessSubmitted>> {
  const { by } = sent
  const attempt = await lockLastAttempt(tx, by)
  // What was promised at the start holds: how many must be right, and what passing gives.
  const rules = attempt && app.policies.of(attempt.policy).grants.readinessTest
  if (!attempt || !rules) return refuse('test-not-running')
  const now = app.clock()
  const decision = decideSubmission(attempt, sent.answers, { rules, now })
  if (!decision.ok) return decision
  const { answers, right, passed } = decision.value
  await saveAttempt(tx, by, attempt.number, { answers, graded: { at: date(now), right, passed } })
  const { connects } = rules
  const tell = `You passed the readiness test. ${connectsAreYours(connects)}`
  const grant = { walletId: by, source: 'readiness-test', reason: 'readiness-test', connects, tell }
  const note = `${right} of ${attempt.questions.length} right`
  const [given] = passed ? await giveGrants(app, tx, [{ ...grant, note }]) : [false]
  return decide({ number: attempt.number, right, of: attempt.questions.length, passed, granted: given ? connects : 0 })
}
