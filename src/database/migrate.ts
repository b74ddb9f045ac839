import { readdirSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { computeHeads } from './ledger/compute-heads.ts'
import type { Database } from './open.ts'

const folder = new URL('./migrations/', import.meta.url)

/** Names of the numbered SQL files, in order. */
export const migrationNames = (): string[] =>
  readdirSync(folder)
    .filter(name => name.endsWith('.sql'))
    .sort()

/** Runs each migration once, in order, all in one transaction. Returns the names of those that ran now. */
export function migrate(db: Database): Promise<string[]> {
  return db.transaction().execute(async tx => {
    await sql`select pg_advisory_xact_lock(20261121)`.execute(tx) // Two processes may start at once.
    await sql`create table if not exists migrations (name text primary key, at timestamptz not null default now())`.execute(
      tx,
    )
    const done = new Set(
      (await sql<{ name: string }>`select name from migrations`.execute(tx)).rows.map(row => row.name),
    )
    const due = migrationNames().filter(name => !done.has(name))
    for (const name of due) {
      for (const statement of statementsOf(readFileSync(new URL(name, folder), 'utf8')))
        await sql.raw(statement).execute(tx)
      await sql`insert into migrations (name) values (${name})`.execute(tx)
    }
    if (due.includes('0005-chain.sql')) await computeHeads(tx)
    return due
  })
}

/** Migrations not yet run on this database: none when it is up to date. */
export async function pendingMigrations(db: Database): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from migrations`.execute(db)
  const done = new Set(rows.map(row => row.name))
  return migrationNames().filter(name => !done.has(name))
}

/** A statement ends with a semicolon at the end of a line, except inside a $$ body. */
export function statementsOf(text: string): string[] {
  const found: string[] = []
  let body = false
  let current = ''
  for (const line of text.split('\n')) {
    if ((line.match(/\$\$/g) ?? []).length % 2) body = !body
    current += `${line}\n`
    if (!body && line.trimEnd().endsWith(';')) {
      found.push(current)
      current = ''
    }
  }
  return current.replace(/--.*$/gm, '').trim() ? [...found, current] : found
}
