import { listPausedLimits, nextDueMeter } from '#database/members/visibilities'
import { budgetTurn } from '#economy/limits/own-limits'
import type { App } from '../app.ts'

/** When the next Connect of a service falls due, or a month or week begins in which one that is paused may go on. */
export async function nextVisibility(app: App, after: Temporal.Instant): Promise<Temporal.Instant | undefined> {
  const turns = (await listPausedLimits(app.db)).map(limits => budgetTurn(limits, after))
  const all = [await nextDueMeter(app.db, after), ...turns].filter(at => at !== undefined)
  return all.sort(Temporal.Instant.compare)[0]
}
