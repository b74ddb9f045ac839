import { randomBytes } from 'node:crypto'
import { settleSetting } from '#database/settings'
import type { App } from '#marketplace/app'

/**
 * What this marketplace draws its placebo auctions with: BOOST_SECRET, or one that is made once and kept in the database.
 * Neither ids nor the demo's story say anything of it.
 */
export const boostSecret = async (app: Pick<App, 'db'>): Promise<string> =>
  process.env.BOOST_SECRET || (await settleSetting(app.db, 'boost-secret', randomBytes(32).toString('base64url')))
