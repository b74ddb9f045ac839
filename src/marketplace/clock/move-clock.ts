import { type ClockMove, insertMove } from '#database/clockwork/test-clock'
import { isOperator } from '#database/operators/operators'
import { type Decision, decide, refuse } from '#economy/decision'
import { committed } from '../gather.ts'
import { keyedOnce } from '../keyed-once.ts'
import { logActs } from '../operators/log-acts.ts'
import type { RunningApp } from '../running-app.ts'
import { advanceClock } from './advance-clock.ts'
import { patience } from './has-died.ts'
import { isoOf } from './iso-of.ts'
import { isSandbox } from './test-clock.ts'

/** `to` is an instant, as ISO text. */
export type MoveClock = { by: string; key?: string | undefined; to: string }

const mostYears = 10

/** An operator of a sandbox moves the time of the whole marketplace; this process does it, in the background. */
export const moveClock = (running: RunningApp, command: MoveClock): Promise<Decision<ClockMove>> =>
  keyedOnce(running.app, { name: 'move-clock', command }, async () => {
    const { app, testClock } = running
    if (!(await isOperator(app.db, command.by))) return refuse('not-an-operator')
    if (!(await isSandbox(running))) return refuse('not-a-sandbox')
    const [from, to] = [app.clock(), Temporal.Instant.from(command.to)]
    if (Temporal.Instant.compare(to, from) <= 0) return refuse('clock-never-back', { now: from.toString() })
    if (Temporal.Instant.compare(to, from.add({ hours: 24 * 366 * mostYears })) > 0)
      return refuse('clock-too-far', { years: mostYears })
    const move = newMove(app.newId(), { by: command.by, from, to, at: app.realClock() })
    if (!(await insertMove(app.db, move, isoOf(app.realClock().subtract(patience))))) return refuse('clock-is-moving')
    const detail = `from ${from} to ${to}`
    await committed(app, tx => logActs(app, tx, [{ by: command.by, act: 'clock-moved', subject: 'clock', detail }]))
    testClock.moving = advanceClock(running, { ...move })
    return decide(move)
  })

type Way = { by: string; from: Temporal.Instant; to: Temporal.Instant; at: Temporal.Instant }

const newMove = (id: string, { by, from, to, at }: Way): ClockMove => ({
  id,
  by,
  from: isoOf(from),
  to: isoOf(to),
  reached: isoOf(from),
  stops: 0,
  done: {},
  state: 'moving',
  error: null,
  startedAt: isoOf(at),
  seenAt: isoOf(at),
  endedAt: null,
})
