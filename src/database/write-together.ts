import { type RawBuilder, sql } from 'kysely'
import type { Tx } from './open.ts'

/** A statement that is not sent yet. One that changes rows ends in `returning 1`. */
export type Write = RawBuilder<unknown>
/** By name: another of the same statement can refer to what it returns as `<name>_written`. */
export type Writes = Record<string, Write | undefined>

/**
 * Sends writes as one statement, so that the database goes through all of them without waiting for us in between.
 * They see the same state, and none what another has written. Answers how many rows each returned.
 */
export async function writeTogether(tx: Tx, writes: Writes): Promise<Record<string, number>> {
  const given = Object.entries(writes).flatMap(([name, write]) => (write ? [{ name, write }] : []))
  if (given.length === 0) return {}
  const { rows } = await sql<Record<string, number>>`
    with ${sql.join(given.map(({ name, write }) => sql`${written(name)} as (${write})`))}
    select ${sql.join(given.map(({ name }) => sql`(select count(*)::int from ${written(name)}) as ${sql.ref(name)}`))}`.execute(
    tx,
  )
  return rows[0]!
}

const written = (name: string) => sql.ref(`${name}_written`)
