import { sql } from 'kysely'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Database } from '#database/open'
import { beside, freshApp, type TestApp } from '../fresh-app.ts'

let app: TestApp
beforeEach(async () => {
  app = await freshApp({ on: 'postgres' })
})
afterEach(async () => {
  vi.useRealTimers()
  await app.close()
})

const ask = (db: Database) => sql<Record<string, unknown>>`select * from settings where name = ${'nothing'}`.execute(db)
const prepared = async (db: Database) => {
  const { rows } = await sql<{ plans: number }>`
    select (custom_plans + generic_plans)::int as plans from pg_prepared_statements where statement like 'select * from settings%'`.execute(
    db,
  )
  return rows.map(({ plans }) => plans)
}

test('a statement that comes again and again is prepared on its connection, and one that comes seldom is not', () =>
  app.db.connection().execute(async db => {
    for (let i = 0; i < 4; i++) await ask(db)
    expect(await prepared(db)).toEqual([])
    for (let i = 0; i < 3; i++) await ask(db)
    expect(await prepared(db)).toEqual([3])
  }))

test('a plan is made again after a while, so that none outlives the growth of its table', () =>
  app.db.connection().execute(async db => {
    vi.useFakeTimers({ toFake: ['Date'] })
    await sql`create temporary table grows as select n from generate_series(1, 10) as n`.execute(db)
    await sql`create index on grows (n)`.execute(db)
    const find = () => sql`select n from grows where n = any(${'{1,2,3}'}::int[])`.execute(db)
    const scans = async () => {
      const { rows } = await sql<{ found: number }>`
        select idx_scan::int as found from pg_stat_xact_user_tables where relname = 'grows'`.execute(db)
      return rows[0]!.found
    }
    for (let i = 0; i < 20; i++) await find()
    await sql`insert into grows select n from generate_series(11, 100000) as n`.execute(db)
    const inTurn = async () => {
      await sql`begin`.execute(db)
      await find()
      const found = await scans()
      await sql`commit`.execute(db)
      return found
    }
    expect(await inTurn()).toBe(0)
    vi.setSystemTime(Date.now() + 60_000)
    expect(await inTurn()).toBeGreaterThan(0)
  }))

test('where a table has another column since, one statement fails and the next has another connection', async () => {
  for (let i = 0; i < 10; i++) await ask(app.db)
  const other = await beside(app)
  await sql`alter table settings add column besides text`.execute(other.db)
  await other.close()
  await expect(ask(app.db)).rejects.toThrow('cached plan must not change result type')
  expect((await ask(app.db)).rows).toEqual([])
})
