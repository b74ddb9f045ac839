import { sql } from 'kysely'
import { PgBoss } from 'pg-boss'
import type { Database, OpenDatabase } from '#database/open'
import { endDuePosts } from '#marketplace/posts/end-due-posts'
import type { RunningApp } from '#marketplace/running-app'
import { tellForfeits } from '#marketplace/wallets/tell-forfeits'
import { writeLapses } from '#marketplace/wallets/write-lapses'
import { bossConnection } from './boss-connection.ts'
import { deliverMails } from './deliver-mails.ts'
import { forgetOld } from './forget-old.ts'

/** What happens by itself, and when (cron, UTC). Each may run late, twice, or in two processes at once. */
const clockwork = {
  'end-due-posts': { at: '* * * * *', run: ({ app }) => endDuePosts(app) },
  'write-lapses': { at: '*/5 * * * *', run: ({ app }) => writeLapses(app) },
  'tell-forfeits': { at: '23 * * * *', run: ({ app }) => tellForfeits(app) },
  'deliver-mails': { at: '* * * * *', run: deliverMails },
  'forget-old': { at: '17 3 * * *', run: ({ app }) => forgetOld(app) },
} as const satisfies Record<string, { at: string; run: (running: RunningApp) => Promise<unknown> }>

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
  for (const [name, { at, run }] of Object.entries(clockwork)) {
    await boss.createQueue(name, { policy: 'exclusive', retryLimit: 0, deleteAfterSeconds: 24 * 60 * 60 })
    await boss.work(name, { pollingIntervalSeconds: 10 }, () => logged(running, name, run))
    await boss.schedule(name, at)
  }
  // A mail should not wait for the next minute.
  const stopListening = await database.listen(
    'mails',
    () => void logged(running, 'deliver-mails', deliverMails).catch(() => {}),
  )
  return async () => {
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

async function logged(
  running: RunningApp,
  name: string,
  run: (running: RunningApp) => Promise<unknown>,
): Promise<void> {
  try {
    await run(running)
  } catch (error) {
    running.app.log.error({ job: name, err: error }, 'a job failed; it runs again at its next time')
    throw error
  }
}
