import { execFile } from 'node:child_process'
import { existsSync, globSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Bench } from './bench-types.ts'
import { median } from './figures.ts'

const run = promisify(execFile)
const clients = ['-M', 'prepared', '-c', '16', '-j', '2']

/** PostgreSQL's own benchmark on the server of ours: how many transactions a second, and how long half of them take. */
export type Pgbench = { tps(seconds: number): Promise<number>; p50(seconds: number): Promise<number> }

/** The TPC-B-like transaction, prepared, 16 clients; with `script`, another transaction on the same tables. */
export async function openPgbench({ postgres, scale }: Bench, script?: string): Promise<Pgbench> {
  const program = findProgram()
  const url = postgres.url('bench_pgbench')
  await postgres.run('postgres', 'drop database if exists bench_pgbench', 'create database bench_pgbench')
  await run(program, ['-i', '-q', '-s', String(Math.max(1, Math.round(50 * scale))), url])
  const folder = mkdtempSync(join(tmpdir(), 'earnest-pgbench-'))
  const file = join(folder, 'script.sql')
  if (script) writeFileSync(file, script)
  const of = script ? ['-f', file, '-n'] : ['-b', 'tpcb-like']
  const measure = async (seconds: number, more: string[] = []) => {
    const { stdout } = await run(program, [...clients, ...of, '-T', String(seconds), ...more, url], { cwd: folder })
    return Number(/tps = ([\d.]+)/.exec(stdout)![1])
  }
  return {
    tps: seconds => measure(seconds),
    p50: async seconds => {
      const logs = mkdtempSync(join(folder, 'log-'))
      await measure(seconds, ['-l', `--log-prefix=${join(logs, 'pgbench')}`])
      const took = readdirSync(logs).flatMap(name => latencies(readFileSync(join(logs, name), 'utf8')))
      rmSync(logs, { recursive: true })
      return median(took)
    },
  }
}

/** In milliseconds: the third column of a transaction's line, which has microseconds. */
const latencies = (log: string): number[] =>
  log
    .trim()
    .split('\n')
    .map(line => Number(line.split(' ')[2]) / 1000)

function findProgram(): string {
  const found = [...globSync('/usr/lib/postgresql/*/bin/pgbench').sort().reverse(), '/usr/bin/pgbench'].find(existsSync)
  if (!found) throw new Error('There is no pgbench here. Install the package postgresql-contrib, or postgresql.')
  return found
}
