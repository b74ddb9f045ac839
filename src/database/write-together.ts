import { type RawBuilder, sql } from 'kysely'
import type { Database } from './open.ts'

/** A statement that is not sent yet. One that changes rows ends in `returning 1`. */
export type Write = RawBuilder<unknown>
/** By name: another of the same statement can refer to what it returns as `<name>_written`. */
export type Writes = Record<string, Write | undefined>

/**
 * Sends writes as one statement, so that the database goes through all of them without waiting for us in between.
 * They see the same state, and none what another has written. Answers how many rows each returned. Where one of those
 * `expected` returned another number it throws what the database calls a serialization failure (40001), and nothing is
 * written: so one statement can be a transaction by itself, which nobody waits for longer than the database takes.
 */
export async function writeTogether(
  db: Database,
  writes: Writes,
  expected: Record<string, number> = {},
): Promise<Record<string, number>> {
  const given = Object.entries(writes).flatMap(([name, write]) => (write ? [{ name, write }] : []))
  if (given.length === 0) return {}
  const { rows } = await sql<Record<string, number>>`
    with ${sql.join(given.map(({ name, write }) => sql`${written(name)} as (${write})`))}
    select ${sql.join(given.map(({ name }) => sql`${counted(name, expected[name])} as ${sql.ref(name)}`))}`.execute(db)
  return rows[0]!
}

const written = (name: string) => sql.ref(`${name}_written`)

function counted(name: string, expected: number | undefined) {
  const count = sql`(select count(*)::int from ${written(name)})`
  return expected === undefined ? count : sql`as_many(${count}, ${expected}::int)`
}
