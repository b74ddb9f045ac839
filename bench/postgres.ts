import pg from 'pg'
import { ownPostgres } from '../tests/own-postgres.ts'

export type Postgres = {
  /** The address of one of its databases. */
  url(database: string): string
  /** Runs statements in a database, one after the other. */
  run(database: string, ...statements: string[]): Promise<void>
  version: string
  stop(): Promise<void>
}

// Both sides of every ratio run on these. Nothing that makes a commit lasting is switched off.
const flags = ['fsync=on', 'synchronous_commit=on', 'shared_buffers=1GB', 'max_wal_size=4GB', 'max_connections=100']

/** The server at BENCH_DATABASE_URL, or one of our own that is gone afterwards. */
export async function startPostgres(): Promise<Postgres> {
  const given = process.env.BENCH_DATABASE_URL
  return given ? reach(given, async () => {}) : startOwn()
}

async function startOwn(): Promise<Postgres> {
  const all = [...flags, ...(process.env.BENCH_FLAGS?.split(' ') ?? [])]
  const server = await ownPostgres(all.flatMap(flag => ['-c', flag]))
  return reach(`${server.url}/postgres`, server.stop)
}

async function reach(given: string, stop: () => Promise<void>): Promise<Postgres> {
  const url = (database: string) => Object.assign(new URL(given), { pathname: `/${database}` }).href
  const run = async (database: string, ...statements: string[]) => {
    const client = new pg.Client(database ? url(database) : given)
    await client.connect()
    for (const statement of statements) await client.query(statement)
    await client.end()
  }
  return { url, run, version: await versionOf(given), stop }
}

async function versionOf(url: string): Promise<string> {
  const client = new pg.Client(url)
  await client.connect()
  const { rows } = await client.query(
    `select string_agg(name || ' ' || setting, ', ' order by name desc) as says from pg_settings
     where name in ('server_version', 'fsync', 'synchronous_commit', 'shared_buffers')`,
  )
  await client.end()
  return rows[0].says
}
