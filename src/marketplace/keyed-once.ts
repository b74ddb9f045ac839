import { saveAnswers } from '#database/idempotency-keys'
import type { Decision } from '#economy/decision'
import { answerOnce } from './answer-once.ts'
import type { App } from './app.ts'
import type { Command } from './gather.ts'

/**
 * For an action that is more than one transaction and does no harm when it runs twice: the same key is answered with the
 * first answer. Two calls at once may both run; both get the answer of the first that ended.
 */
export async function keyedOnce<C extends Command, R>(
  app: App,
  { name, command }: { name: string; command: C },
  run: () => Promise<Decision<R>>,
): Promise<Decision<R>> {
  const answer = async () => {
    const { decisions, keep } = await answerOnce<C, R>(app.db, name, [command], async () => [await run()])
    await app.db.transaction().execute(tx => saveAnswers(tx, keep, app.clock()))
    return decisions[0]!
  }
  try {
    return await answer()
  } catch (error) {
    if ((error as { code?: string }).code === '23505') return answer()
    throw error
  }
}
