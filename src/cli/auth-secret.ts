import { randomBytes } from 'node:crypto'
import { settleSetting } from '#database/settings'
import type { App } from '#marketplace/app'

/** The marketplace's secret: AUTH_SECRET, or one that is made once and kept in the database. */
export const authSecret = async (app: App): Promise<string> =>
  process.env.AUTH_SECRET || (await settleSetting(app.db, 'auth-secret', randomBytes(32).toString('base64url')))
