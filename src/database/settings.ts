import { sql } from 'kysely'
import type { Database } from './open.ts'

export async function readSetting<T>(db: Database, name: string): Promise<T | undefined> {
  const row = await db.selectFrom('settings').select('value').where('name', '=', name).executeTakeFirst()
  return row?.value as T | undefined
}

export async function saveSetting(tx: Database, name: string, value: unknown): Promise<void> {
  await sql`
    insert into settings (name, value) values (${name}, ${JSON.stringify(value)}::text::jsonb)
    on conflict (name) do update set value = excluded.value`.execute(tx)
}

/** What is kept under a name, or `value` from now on: of several processes that start at once, all get the same. */
export async function settleSetting<T>(db: Database, name: string, value: T): Promise<T> {
  await sql`
    insert into settings (name, value) values (${name}, ${JSON.stringify(value)}::text::jsonb)
    on conflict (name) do nothing`.execute(db)
  return (await readSetting<T>(db, name))!
}
