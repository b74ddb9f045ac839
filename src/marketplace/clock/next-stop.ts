import type { Job } from '../clockwork/job.ts'
import type { RunningApp } from '../running-app.ts'

/** An instant for each job. */
export type NextOf = Map<Job, Temporal.Instant>

const grid = { hour: 60 * 60 * 1000, day: 24 * 60 * 60 * 1000 }

/**
 * The next instant at which something is due, at the latest `to`, and the jobs that have to run there. `since` says up to
 * when each job has run. A job that may take an hour together is looked after at the end of that hour.
 */
export async function nextStop(
  running: RunningApp,
  since: NextOf,
  to: Temporal.Instant,
): Promise<{ stop: Temporal.Instant; due: Job[] }> {
  const next: NextOf = new Map()
  for (const [job, from] of since) {
    const at = await job.nextDue(running, from)
    if (at) next.set(job, job.together ? endOf(job.together, at) : at)
  }
  const stop = [to, ...next.values()].sort(Temporal.Instant.compare)[0]!
  const due = [...next].filter(([, at]) => Temporal.Instant.compare(at, stop) <= 0).map(([job]) => job)
  return { stop, due }
}

const endOf = (unit: keyof typeof grid, at: Temporal.Instant): Temporal.Instant =>
  Temporal.Instant.fromEpochMilliseconds(Math.ceil(at.epochMilliseconds / grid[unit]) * grid[unit])
