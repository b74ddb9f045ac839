import { sql } from 'kysely'
import { PgBoss } from 'pg-boss'
import type { Database, OpenDatabase } from '#database/open'
import { runRecorded } from '#marketplace/clockwork/run-recorded'
import type { RunningApp } from '#marketplace/running-app'
import { atPolicyChange } from './at-policy-change.ts'
import { bossConnection } from './boss-connection.ts'
import { deliverMailsJob } from './deliver-mails.ts'
import { repricePostsJob } from './reprice-posts.ts'

// Measured on PGlite: about one statement a second, 5 ms each, with these intervals; the defaults ask several times as often.
const seldom = {
  superviseIntervalSeconds: 300,
  queueCacheIntervalSeconds: 300,
  clockMonitorIntervalSeconds: 600,
  cronMonitorIntervalSeconds: 30,
  cronWorkerIntervalSeconds: 10,
  bamIntervalSeconds: 3600,
  flowIntervalSeconds: 3600,
  reindex: false,
  monitorVacuum: false,
}

/** Starts the clockwork; the answer stops it after the jobs that run have ended. */
export async function startClockwork(running: RunningApp, database: OpenDatabase): Promise<() => Promise<void>> {
  const boss = new PgBoss({ db: bossConnection(running.app.db), backend: database.kind, ...seldom })
  boss.on('error', error => running.app.log.error({ error }, 'the clockwork'))
  await oneAtATime(running.app.db, database.kind, () => boss.start())
  for (const job of running.jobs) {
    await boss.createQueue(job.name, { policy: 'exclusive', retryLimit: 0, deleteAfterSeconds: 24 * 60 * 60 })
    await boss.work(job.name, { pollingIntervalSeconds: 10 }, () => runRecorded(running, job, 'clockwork'))
    await boss.schedule(job.name, job.at)
  }
  // A mail should not wait for the next minute.
  const stopListening = await database.listen('mails', () => void deliverAtOnce(running))
  // Nor should the prices that posts are found by, when the rules change.
  const stopWaking = atPolicyChange(running.app, () => runRecorded(running, repricePostsJob, 'clockwork'))
  return async () => {
    stopWaking()
    await stopListening()
    await boss.stop({ graceful: true, timeout: 5000, close: false })
  }
}

/** pg-boss makes its schema at the first start, and two processes that make it at once fail: they take turns. */
function oneAtATime(db: Database, kind: OpenDatabase['kind'], start: () => Promise<unknown>): Promise<unknown> {
  if (kind === 'pglite') return start() // One process, and one connection, which the start itself needs.
  return db.connection().execute(async connection => {
    await sql`select pg_advisory_lock(20261122)`.execute(connection)
    try {
      return await start()
    } finally {
      await sql`select pg_advisory_unlock(20261122)`.execute(connection)
    }
  })
}

async function deliverAtOnce(running: RunningApp): Promise<void> {
  try {
    if ((await deliverMailsJob.due(running)) > 0) await runRecorded(running, deliverMailsJob, 'clockwork')
  } catch (error) {
    running.app.log.error({ err: error }, 'mails wait for the next minute')
  }
}
