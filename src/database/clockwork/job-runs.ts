import { sql } from 'kysely'
import type { Database } from '../open.ts'
import type { JobRunRow } from '../tables.ts'

export type NewRun = { id: string; job: string; by: string; host: string }

export async function insertRun(db: Database, run: NewRun, at: Date): Promise<void> {
  await sql`
    insert into job_runs (run_id, job, started_at, by, host)
    values (${run.id}, ${run.job}, ${at}, ${run.by}, ${run.host})`.execute(db)
}

export async function saveRunEnd(
  db: Database,
  runId: string,
  end: { at: Date; done: number; error: string | null },
): Promise<void> {
  await sql`
    update job_runs set ended_at = ${end.at}, done = ${end.done}, error = ${end.error}
    where run_id = ${runId}`.execute(db)
}

/** The newest run of each of these jobs, or the newest that failed. */
export async function listNewestRuns(db: Database, jobs: string[], which: 'any' | 'failed'): Promise<JobRunRow[]> {
  const failed = which === 'failed' ? sql`and error is not null` : sql``
  const { rows } = await sql<JobRunRow>`
    select newest.* from unnest(${jobs}::text[]) as wanted (job)
    cross join lateral (
      select * from job_runs where job_runs.job = wanted.job ${failed} order by started_at desc, run_id desc limit 1
    ) as newest`.execute(db)
  return rows
}
