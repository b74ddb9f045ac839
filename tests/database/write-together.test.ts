import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { writeTogether } from '#database/write-together'
import { databases, freshApp, type TestApp } from '../fresh-app.ts'

describe.each(databases)('on %s', on => {
  let app: TestApp
  beforeAll(async () => {
    app = await freshApp({ on })
    await sql`create table notes (note text primary key)`.execute(app.db)
  })
  afterAll(() => app.close())
  const notes = async () => (await sql<{ note: string }>`select note from notes order by 1`.execute(app.db)).rows
  const written = (...given: string[]) => sql`insert into notes select unnest(${given}::text[]) returning 1`

  test('one statement is written as a whole, or where a row is missing not at all', async () => {
    const writes = { two: written('a', 'b'), none: undefined, one: written('c') }
    await expect(writeTogether(app.db, writes, { two: 3 })).rejects.toMatchObject({ code: '40001' })
    expect(await notes()).toEqual([])
    expect(await writeTogether(app.db, writes, { two: 2 })).toEqual({ two: 2, one: 1 })
    expect(await notes()).toEqual([{ note: 'a' }, { note: 'b' }, { note: 'c' }])
  })
})
