import { isOperator } from '#database/operators/operators'
import { type Decision, decide, refuse } from '#economy/decision'
import { some } from '#economy/figure-words'
import { committed } from '../gather.ts'
import { keyedOnce } from '../keyed-once.ts'
import { logActs } from '../operators/log-acts.ts'
import type { RunningApp } from '../running-app.ts'
import { runRecorded } from './run-recorded.ts'

export type RunJob = { by: string; key?: string | undefined; job: string }
/** `error` where it failed: nothing of what it could not do is lost, it stays due. */
export type JobRan = { job: string; done: number; error: string | null }

/** An operator runs a job now. It does what is due and no more, whoever else runs it at the same time. */
export const runJob = (running: RunningApp, command: RunJob): Promise<Decision<JobRan>> =>
  keyedOnce(running.app, { name: 'run-job', command }, async () => {
    if (!(await isOperator(running.app.db, command.by))) return refuse('not-an-operator')
    const job = running.jobs.find(({ name }) => name === command.job)
    if (!job) return refuse('not-found')
    const { done, error } = await runRecorded(running, job, command.by)
    const detail = error === null ? some(done, 'thing') : `failed: ${error}`
    await committed(running.app, tx =>
      logActs(running.app, tx, [{ by: command.by, act: 'job-run', subject: job.name, detail }]),
    )
    return decide({ job: job.name, done, error })
  })
