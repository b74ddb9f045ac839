import { readMove, saveMove } from '#database/clockwork/test-clock'
import { isOperator } from '#database/operators/operators'
import { type Decision, decide, refuse } from '#economy/decision'
import { committed } from '../gather.ts'
import { logActs } from '../operators/log-acts.ts'
import type { RunningApp } from '../running-app.ts'

/** An operator stops a way: it ends between two steps, and time goes on from where it has come. */
export async function stopClock({ app }: RunningApp, { by }: { by: string }): Promise<Decision<{ reached: string }>> {
  if (!(await isOperator(app.db, by))) return refuse('not-an-operator')
  const move = await readMove(app.db)
  if (!move || !(await saveMove(app.db, move.id, { state: 'stopping' }))) return refuse('clock-not-moving')
  const detail = `on its way to ${move.to}`
  await committed(app, tx => logActs(app, tx, [{ by, act: 'clock-stopped', subject: 'clock', detail }]))
  return decide({ reached: move.reached })
}
