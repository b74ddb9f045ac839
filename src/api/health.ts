import type { Handler } from 'hono'
import type { App } from '#marketplace/app'
import { readHealth } from '#marketplace/read-health'
import { version } from './version.ts'

/** GET /healthz: 200 while this process can serve, else 503. */
export const health =
  (app: App): Handler =>
  async c => {
    const { healthy, database, pending } = await readHealth(app)
    c.header('cache-control', 'no-store')
    return c.json(
      { status: healthy ? 'ok' : 'unavailable', database, migrations: { pending }, version },
      healthy ? 200 : 503,
    )
  }
