import { readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { statementsOf } from './migrate.ts'
import type { Database } from './open.ts'

export type Distribution = 'done' | 'already' | 'no-citus'

/** Spreads the tables over the servers of a Citus cluster, once, as distribute.sql says. */
export function distribute(db: Database): Promise<Distribution> {
  return db.transaction().execute(async tx => {
    const citus = await sql`select 1 from pg_extension where extname = 'citus'`.execute(tx)
    if (citus.rows.length === 0) return 'no-citus'
    const spread = await sql`select 1 from pg_dist_partition where logicalrelid = 'wallets'::regclass`.execute(tx)
    if (spread.rows.length > 0) return 'already'
    for (const statement of statementsOf(readFileSync(new URL('./distribute.sql', import.meta.url), 'utf8')))
      await sql.raw(statement).execute(tx)
    return 'done'
  })
}
