import { mkdirSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { join, resolve } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { PGLiteSocketServer } from '@electric-sql/pglite-socket'
import { Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import { ExclusivePGliteDialect } from './exclusive-pglite.ts'
import type { Tables } from './tables.ts'

// Counts and cents fit a JavaScript integer; without this, pg hands bigint over as text.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

export type Database = Kysely<Tables>

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
  if (!dataDir) return openEmbedded(new PGlite(), undefined)
  const folder = resolve(dataDir)
  mkdirSync(folder, { recursive: true })
  const socket = join(folder, '.s.PGSQL.5432')
  if (await answers(socket)) return openPostgres({ host: folder, database: 'postgres', user: 'postgres', max: 1 })
  rmSync(socket, { force: true }) // Left by a process that crashed: nobody answers there.
  return openEmbedded(new PGlite(join(folder, 'pglite')), socket)
}

export async function openEmbedded(pglite: PGlite, socket: string | undefined): Promise<OpenDatabase> {
  await pglite.waitReady
  await pglite.exec(`set time zone 'UTC'`)
  const door = socket ? new PGLiteSocketServer({ db: pglite, path: socket, maxConnections: 8 }) : undefined
  await door?.start()
  const db = new Kysely<Tables>({ dialect: new ExclusivePGliteDialect({ pglite }) })
  return {
    db,
    kind: 'pglite',
    listen: (channel, heard) => pglite.listen(channel, heard),
    close: async () => {
      await door?.stop()
      await db.destroy()
    },
  }
}

function openPostgres(config: pg.PoolConfig): OpenDatabase {
  const pool = new pg.Pool({ max: 10, options: '-c timezone=UTC', ...config })
  pool.on('error', () => {}) // An idle connection was cut: the pool drops it and the next query opens another.
  return {
    db: new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) }),
    kind: 'postgres',
    listen: (channel, heard) => listenOn(config, channel, heard),
    close: () => pool.end(),
  }
}

/** A connection of its own for LISTEN, opened again a second after it is cut. */
async function listenOn(config: pg.PoolConfig, channel: string, heard: (payload: string) => void) {
  let closed = false
  let client: pg.Client
  const open = async () => {
    client = new pg.Client(config)
    client.on('notification', message => heard(message.payload ?? ''))
    client.on('error', () => {})
    client.on('end', () => !closed && setTimeout(() => open().catch(() => {}), 1000).unref())
    await client.connect()
    await client.query(`listen ${pg.escapeIdentifier(channel)}`)
  }
  await open()
  return async () => {
    closed = true
    await client.end()
  }
}

function answers(socket: string): Promise<boolean> {
  return new Promise(done => {
    const probe = connect(socket)
    probe.once('connect', () => done(true)).once('error', () => done(false))
    probe.once('connect', () => probe.destroy())
  })
}
