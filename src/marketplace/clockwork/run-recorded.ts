import { insertRun, saveRunEnd } from '#database/clockwork/job-runs'
import type { RunningApp } from '../running-app.ts'
import type { Job } from './job.ts'
import { withoutSecrets } from './without-secrets.ts'

/** Who runs a job: the clockwork, the test clock, or an operator by id. */
export type RunBy = 'clockwork' | 'test-clock' | (string & {})
export type RunEnd = { id: string; done: number; error: string | null }

/** Runs a job and writes that it ran. A job that fails is logged and written down; what it leaves undone stays due. */
export async function runRecorded(running: RunningApp, job: Job, by: RunBy): Promise<RunEnd> {
  const { app, host } = running
  const id = app.newId()
  const now = () => new Date(app.realClock().epochMilliseconds)
  await insertRun(app.db, { id, job: job.name, by, host }, now())
  const end = await job.run(running).then(
    done => ({ done, error: null }),
    error => {
      app.log.error({ job: job.name, err: error }, 'a job failed; it runs again at its next time')
      return { done: 0, error: withoutSecrets(error) }
    },
  )
  await saveRunEnd(app.db, id, { at: now(), ...end })
  return { id, ...end }
}
