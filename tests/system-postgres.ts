import { execFileSync } from 'node:child_process'
import { chownSync, existsSync, globSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort } from './free-port.ts'

/** The folder of a PostgreSQL installed on this computer, with pg_dump and psql; undefined where there is none. */
export const systemPostgres: string | undefined = globSync([
  '/usr/lib/postgresql/*/bin',
  '/opt/homebrew/opt/postgresql@*/bin',
]).find(bin => ['initdb', 'pg_ctl', 'pg_dump', 'psql'].every(tool => existsSync(join(bin, tool))))

/** A server of that installation: pg_dump refuses one that is newer than itself, as the one of the other tests may be. */
export async function startSystemPostgres(bin: string) {
  const folder = mkdtempSync(join(tmpdir(), 'earnest-system-postgres-'))
  const [data, port] = [join(folder, 'data'), await freePort()]
  const as = process.getuid?.() === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {}
  if (as.uid !== undefined) chownSync(folder, as.uid, as.gid)
  const run = (tool: string, ...args: string[]) =>
    execFileSync(join(bin, tool), args, { stdio: 'ignore', cwd: folder, ...as })
  run('initdb', '-D', data, '-U', 'postgres', '--auth=trust', '--no-sync')
  run('pg_ctl', '-D', data, '-w', '-o', `-p ${port} -k ${folder} -F -c listen_addresses=127.0.0.1`, 'start')
  return {
    url: (database: string) => `postgres://postgres@127.0.0.1:${port}/${database}`,
    tool: (name: string, ...args: string[]) => execFileSync(join(bin, name), args, { encoding: 'utf8' }),
    stop: () => {
      run('pg_ctl', '-D', data, '-m', 'immediate', 'stop')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const idOf = (which: string) => Number(execFileSync('id', [which, 'postgres'], { encoding: 'utf8' }))
