import { sql } from 'kysely'
import type { Database } from '../open.ts'
import { readSetting } from '../settings.ts'

/** A way the test clock goes, or went. Instants are ISO texts that sort; started, seen and ended by the world's time. */
export type ClockMove = {
  id: string
  by: string
  from: string
  to: string
  reached: string
  /** How often it stopped on the way. */
  stops: number
  /** How much each job did. */
  done: Record<string, number>
  state: 'moving' | 'stopping' | 'arrived' | 'stopped' | 'failed'
  error: string | null
  startedAt: string
  /** The last sign of life of the process that moves it. */
  seenAt: string
  endedAt: string | null
}

/** By how many milliseconds this marketplace is ahead of the world. */
export const readAhead = async (db: Database): Promise<number> =>
  (await readSetting<{ ahead: number }>(db, 'clock'))?.ahead ?? 0

/** Never back. Every process hears of it when it is committed. */
export async function saveAhead(db: Database, ahead: number): Promise<void> {
  await db.transaction().execute(async tx => {
    await sql`
      insert into settings (name, value) values ('clock', ${JSON.stringify({ ahead })}::text::jsonb)
      on conflict (name) do update set value = excluded.value
      where (settings.value->>'ahead')::bigint < (excluded.value->>'ahead')::bigint`.execute(tx)
    await sql`select pg_notify('clock', '')`.execute(tx)
  })
}

export const readMove = (db: Database): Promise<ClockMove | undefined> => readSetting(db, 'clock-move')

/** Begins a move, unless another is under way whose process was seen since. */
export async function insertMove(db: Database, move: ClockMove, deadBefore: string): Promise<boolean> {
  const { rows } = await sql`
    insert into settings (name, value) values ('clock-move', ${JSON.stringify(move)}::text::jsonb)
    on conflict (name) do update set value = excluded.value
    where settings.value->>'state' not in ('moving', 'stopping') or settings.value->>'seenAt' < ${deadBefore}
    returning 1`.execute(db)
  return rows.length > 0
}

/** Answers in which state it is now: somebody may have asked it to stop. Nothing where another move took its place. */
export async function saveMove(
  db: Database,
  id: string,
  change: Partial<ClockMove>,
): Promise<ClockMove['state'] | undefined> {
  const { rows } = await sql<{ state: ClockMove['state'] }>`
    update settings set value = value || ${JSON.stringify(change)}::text::jsonb
    where name = 'clock-move' and value->>'id' = ${id} and value->>'state' in ('moving', 'stopping')
    returning value->>'state' as state`.execute(db)
  return rows[0]?.state
}
