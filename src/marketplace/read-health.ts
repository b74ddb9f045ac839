import { pendingMigrations } from '#database/migrate'
import type { App } from './app.ts'

/** Whether this marketplace can serve: its database answers and is up to date. `pending` names the migrations still to run. */
export type Health = { healthy: boolean; database: 'reachable' | 'unreachable'; pending: string[] | null }

export async function readHealth(app: App): Promise<Health> {
  const pending = await pendingMigrations(app.db).catch(() => null)
  return { healthy: pending?.length === 0, database: pending ? 'reachable' : 'unreachable', pending }
}
