import { date } from '#database/arrays'
import { findLastAttempt, insertAttempt } from '#database/grants/readiness-attempts'
import { findOwner } from '#database/wallets/wallets'
import { type Decision, decide, refuse } from '#economy/decision'
import { startReadinessTest as decideStart, drawQuestions } from '#economy/readiness/start-readiness-test'
import { readReadinessBank } from '#gateways/policies/read-readiness-bank'
import type { App } from '../app.ts'
import { committed } from '../gather.ts'

export type ReadinessStarted = { number: number; endsAt: string }

/** A freelancer begins an attempt at the readiness test, or goes on with the one that runs. */
export function startReadinessTest(app: App, by: string): Promise<Decision<ReadinessStarted>> {
  return committed(app, async tx => {
    const owner = await findOwner(tx, by)
    if (!owner) return refuse('not-a-freelancer')
    if (owner.isAgency) return refuse('for-persons')
    const { openedAt } = owner
    const last = await findLastAttempt(tx, by)
    const now = app.clock()
    const version = app.policies.at(now, openedAt)
    const rules = version.policy.grants.readinessTest
    if (!rules) return refuse('no-such-grant')
    const decision = decideStart(last, rules, now)
    if (!decision.ok) return decision
    const { runs, endsAt } = decision.value
    if (runs) return decide({ number: last!.number, endsAt: endsAt.toString() })
    const attempt = {
      memberId: by,
      number: (last?.number ?? 0) + 1,
      startedAt: date(now),
      endsAt: date(endsAt),
      questions: drawQuestions(readReadinessBank(), rules.questions, app.random),
      policy: version.id,
    }
    await insertAttempt(tx, attempt) // Of two at once the second finds this number taken, and tries again: it goes on with this one.
    return decide({ number: attempt.number, endsAt: endsAt.toString() })
  })
}
