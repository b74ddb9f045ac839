import { Hono } from 'hono'
import { pendingMigrations } from '#database/migrate'
import type { App } from '#marketplace/app'

export function createApi(app: App): Hono {
  const api = new Hono()
  api.get('/healthz', async c => {
    const pending = await pendingMigrations(app.db).catch(() => undefined)
    const healthy = pending?.length === 0
    return c.json(
      { live: true, database: pending ? 'reachable' : 'unreachable', migrations: { pending: pending ?? null } },
      healthy ? 200 : 503,
    )
  })
  return api
}
