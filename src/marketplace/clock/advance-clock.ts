import { setImmediate as breath } from 'node:timers/promises'
import { type ClockMove, saveAhead, saveMove } from '#database/clockwork/test-clock'
import type { Job } from '../clockwork/job.ts'
import { runRecorded } from '../clockwork/run-recorded.ts'
import { withoutSecrets } from '../clockwork/without-secrets.ts'
import type { RunningApp } from '../running-app.ts'
import { isoOf } from './iso-of.ts'
import { type NextOf, nextStop } from './next-stop.ts'

const heartbeat = 3_000
/** What one job does can make another due at the same instant; nothing sensible goes on for longer. */
const mostRounds = 10

/** Goes from one instant at which something is due to the next, runs what is due there, and so on to the target. */
export async function advanceClock(running: RunningApp, move: ClockMove): Promise<void> {
  const { app } = running
  const save = (change: Partial<ClockMove>) => saveMove(app.db, move.id, { ...change, seenAt: isoOf(app.realClock()) })
  const beat = setInterval(() => void save({}).catch(() => {}), heartbeat)
  try {
    const state = await goAll(running, move, save)
    await save({ ...move, state, endedAt: isoOf(app.realClock()) })
  } catch (error) {
    app.log.error({ err: error }, 'the test clock stopped on its way')
    const failed = { ...move, state: 'failed', error: withoutSecrets(error), endedAt: isoOf(app.realClock()) } as const
    await save(failed).catch(() => {})
  } finally {
    clearInterval(beat)
  }
}

type Save = (change: Partial<ClockMove>) => Promise<ClockMove['state'] | undefined>

/** `move` counts what is done on the way. */
async function goAll(running: RunningApp, move: ClockMove, save: Save): Promise<'arrived' | 'stopped'> {
  const to = Temporal.Instant.from(move.to)
  const since: NextOf = new Map(running.jobs.map(job => [job, Temporal.Instant.from(move.from)]))
  await runEverything(running, move)
  for (;;) {
    const { reached, stops, done } = move
    if (running.closing.aborted || (await save({ reached, stops, done })) !== 'moving') return 'stopped'
    const { stop, due } = await nextStop(running, since, to)
    await setClock(running, stop)
    await runDue(running, move, { stop, due, since })
    move.reached = isoOf(stop)
    move.stops += 1
    if (Temporal.Instant.compare(stop, to) < 0) continue
    await runEverything(running, move)
    return 'arrived'
  }
}

async function setClock({ app, testClock: { clock } }: RunningApp, at: Temporal.Instant): Promise<void> {
  const ahead = at.epochMilliseconds - app.realClock().epochMilliseconds
  if (ahead <= clock.ahead()) return // It runs on by itself, and was there before us.
  await saveAhead(app.db, ahead)
  clock.learn(ahead)
}

type Stop = { stop: Temporal.Instant; due: Job[]; since: NextOf }

async function runDue(running: RunningApp, move: ClockMove, { stop, due, since }: Stop): Promise<void> {
  if ((await runAll(running, move, due)) > 0) await runFollowing(running, move)
  for (const job of running.jobs) if (!job.together || due.includes(job)) since.set(job, stop)
}

async function runEverything(running: RunningApp, move: ClockMove): Promise<void> {
  await runAll(running, move, running.jobs)
  await runFollowing(running, move)
}

/** What happened makes things due that no instant announces: an interview counts once the proposal's post has ended. */
async function runFollowing(running: RunningApp, move: ClockMove): Promise<void> {
  for (let round = 0; round < mostRounds; round += 1) {
    let done = 0
    for (const job of running.jobs)
      if (!job.together && (await job.due(running)) > 0) done += await runAll(running, move, [job])
    if (done === 0) return
  }
}

/** A job that fails ends the way: what comes after it would be out of order. */
async function runAll(running: RunningApp, move: ClockMove, jobs: Job[]): Promise<number> {
  let all = 0
  for (const job of jobs) {
    const { done, error } = await runRecorded(running, job, 'test-clock')
    await breath() // The embedded database answers without a pause in which anybody else would be heard.
    if (error !== null) throw new Error(`${job.name}: ${error}`)
    if (done > 0) move.done = { ...move.done, [job.name]: (move.done[job.name] ?? 0) + done }
    all += done
  }
  return all
}
