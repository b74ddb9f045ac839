import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import { ExclusivePGliteDialect } from './exclusive-pglite.ts'
import { PlanningClient } from './planning-client.ts'
import { type Door, socketFolder, takeDoor } from './socket-door.ts'
import type { Tables } from './tables.ts'
import { Turn } from './turn.ts'

// Counts and cents fit a JavaScript integer; without this, pg hands bigint over as text.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

// Connections speak UTC, so that an instant is one slice away from what JavaScript itself reads, many times faster.
const anyInstant: (text: string) => Date = pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ)
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, text =>
  text[4] === '-' && text.endsWith('+00') ? new Date(`${text.slice(0, 10)}T${text.slice(11, -3)}Z`) : anyInstant(text),
)

export type Database = Kysely<Tables>
export type Tx = Transaction<Tables>

/** An open database: the query builder, how to listen to `pg_notify`, and how to close. */
export type OpenDatabase = {
  db: Database
  kind: 'pglite' | 'postgres'
  listen(channel: string, heard: (payload: string) => void): Promise<() => Promise<void>>
  close(): Promise<void>
}

export type Where = { url?: string; dataDir?: string }

/**
 * Opens PostgreSQL by `url`, else the embedded database under `dataDir`, else one in memory.
 * The embedded database has a single process; that process serves a socket in its folder, and whoever
 * opens the same folder while it runs (the command line, say) is connected through it.
 */
export async function openDatabase({ url, dataDir }: Where): Promise<OpenDatabase> {
  if (url) return openPostgres({ connectionString: url })
  if (!dataDir) return openEmbedded(new PGlite())
  const folder = resolve(dataDir)
  mkdirSync(folder, { recursive: true })
  const behind = socketFolder(folder)
  mkdirSync(behind, { recursive: true })
  const door = await takeDoor(behind)
  if (!door) return openPostgres({ host: behind, database: 'postgres', user: 'postgres', max: 1 })
  return openEmbedded(new PGlite(join(folder, 'pglite')), door)
}

export async function openEmbedded(pglite: PGlite, door?: Door): Promise<OpenDatabase> {
  const turn = new Turn()
  await pglite.waitReady
  await pglite.exec(`set time zone 'UTC'`)
  door?.open(pglite, turn)
  const db = new Kysely<Tables>({ dialect: new ExclusivePGliteDialect({ pglite, turn }) })
  return {
    db,
    kind: 'pglite',
    listen: async (channel, heard) => {
      const giveBack = await turn.take()
      return pglite.listen(channel, heard).finally(giveBack)
    },
    close: async () => {
      await door?.close()
      await db.destroy()
      if (!pglite.closed) await pglite.close() // Kysely closes only what it has opened, at its first query.
    },
  }
}

function openPostgres(config: pg.PoolConfig): OpenDatabase {
  // random_page_cost as for a solid-state disk: at 4, a batch of 500 posts was read by a scan of all, twice as slow at 50,000.
  // A door lets several processes share one session, whose prepared statements would have each other's names.
  const Client = config.connectionString ? PlanningClient : pg.Client
  const pool = new pg.Pool({ Client, max: 10, options: '-c timezone=UTC -c random_page_cost=1.1', ...config })
  pool.on('error', () => {}) // An idle connection was cut: the pool drops it and the next query opens another.
  // One that is in use is heard by its query, which fails; unheard as an event besides, it would end the whole process.
  pool.on('connect', client => client.on('error', () => {}))
  return {
    db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }),
    kind: 'postgres',
    listen: (channel, heard) => listenOn(config, channel, heard),
    close: () => pool.end(),
  }
}

/** A connection of its own for LISTEN, opened again a second after it is cut; what was missed meanwhile is heard as ''. */
async function listenOn(config: pg.PoolConfig, channel: string, heard: (payload: string) => void) {
  let closed = false
  let client: pg.Client
  const open = async () => {
    client = new pg.Client(config)
    client.on('notification', message => heard(message.payload ?? ''))
    client.on('error', () => {})
    client.on(
      'end',
      () =>
        !closed &&
        setTimeout(
          () =>
            open().then(
              () => heard(''),
              () => {},
            ),
          1000,
        ).unref(),
    )
    await client.connect()
    await client.query(`listen ${pg.escapeIdentifier(channel)}`)
  }
  await open()
  return async () => {
    closed = true
    await client.end()
  }
}
