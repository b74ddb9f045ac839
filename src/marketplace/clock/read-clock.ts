import { type ClockMove, readMove } from '#database/clockwork/test-clock'
import { isOperator } from '#database/operators/operators'
import { type Decision, decide, refuse } from '#economy/decision'
import type { RunningApp } from '../running-app.ts'
import { hasDied } from './has-died.ts'
import { isSandbox } from './test-clock.ts'

/** `now` is the marketplace's time and `world` the world's; `move` is the way the clock is on, or the last it went. */
export type ClockRead = { now: string; world: string; sandbox: boolean; move: ClockMove | null }

/** What time it is here. For operators. */
export async function readClock(running: RunningApp, { by }: { by: string }): Promise<Decision<ClockRead>> {
  const { app } = running
  if (!(await isOperator(app.db, by))) return refuse('not-an-operator')
  const move = (await readMove(app.db)) ?? null
  return decide({
    now: app.clock().toString(),
    world: app.realClock().toString(),
    sandbox: await isSandbox(running),
    move: move && hasDied(move, app.realClock()) ? { ...move, state: 'failed', error: died } : move,
  })
}

const died = 'The process that moved it was ended. Time goes on from where it had come; move it again to go on.'
