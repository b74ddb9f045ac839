import { listNewestRuns } from '#database/clockwork/job-runs'
import { isOperator } from '#database/operators/operators'
import type { JobRunRow } from '#database/tables'
import { type Decision, decide, refuse } from '#economy/decision'
import type { RunningApp } from '../running-app.ts'
import { nextTime } from './next-time.ts'

/** A run of a job; its instants are the world's. `milliseconds` null while it runs, or where it was cut off. */
export type JobRun = {
  startedAt: string
  milliseconds: number | null
  done: number
  error: string | null
  by: 'clockwork' | 'test-clock' | 'operator'
  host: string
}
export type JobInList = {
  name: string
  title: string
  at: string
  due: number
  nextAt: string | null
  lastRun: JobRun | null
  lastFailure: JobRun | null
}

/** What happens by itself: what ran, what is due, what failed, and when each is next. For operators. */
export async function listJobs(running: RunningApp, { by }: { by: string }): Promise<Decision<JobInList[]>> {
  const { app, jobs } = running
  if (!(await isOperator(app.db, by))) return refuse('not-an-operator')
  const names = jobs.map(({ name }) => name)
  const newest = new Map((await listNewestRuns(app.db, names, 'any')).map(row => [row.job, runOf(row)]))
  const failed = new Map((await listNewestRuns(app.db, names, 'failed')).map(row => [row.job, runOf(row)]))
  const list: JobInList[] = []
  for (const job of jobs) {
    const { name, title, at } = job
    const runs = { lastRun: newest.get(name) ?? null, lastFailure: failed.get(name) ?? null }
    const nextAt = nextTime(at, app.realClock())?.toString() ?? null
    list.push({ name, title, at, due: await job.due(running), nextAt, ...runs })
  }
  return decide(list)
}

const runOf = ({ started_at, ended_at, done, error, by, host }: JobRunRow): JobRun => ({
  startedAt: started_at.toISOString(),
  milliseconds: ended_at && ended_at.getTime() - started_at.getTime(),
  done,
  error,
  by: by === 'clockwork' || by === 'test-clock' ? by : 'operator',
  host,
})
