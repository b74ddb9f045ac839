import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { sql } from 'kysely'
import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { migrate } from '#database/migrate'
import { type Database, type OpenDatabase, openDatabase, openEmbedded } from '#database/open'
import { socketFolder } from '#database/socket-door'

// The embedded database and whoever joins it through the socket in its folder, as `earnest audit` does while the server runs.
let folder: string
let server: OpenDatabase
let caller: OpenDatabase

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'earnest-embedded-'))
  server = await openDatabase({ dataDir: folder })
  await migrate(server.db)
  caller = await openDatabase({ dataDir: folder })
})
afterAll(async () => {
  await caller.close()
  await server.close()
  rmSync(folder, { recursive: true, force: true })
})

const put = (db: Database, name: string) => sql`insert into settings values (${name}, '1')`.execute(db)
const names = async (db: Database) =>
  (await sql<{ name: string }>`select name from settings order by name`.execute(db)).rows.map(({ name }) => name)
const pause = (milliseconds: number) => new Promise(resume => setTimeout(resume, milliseconds))

async function rolledBack(db: Database, name: string): Promise<void> {
  const work = db.transaction().execute(async tx => {
    await put(tx, `${name} 1`)
    await pause(200)
    await put(tx, `${name} 2`)
    throw new Error('rolled back')
  })
  await expect(work).rejects.toThrow('rolled back')
}

test('the first process has the database, the second is connected through the socket', () => {
  expect([server.kind, caller.kind]).toEqual(['pglite', 'postgres'])
})

test('two processes that start at the same moment share one database', async () => {
  const fresh = mkdtempSync(join(tmpdir(), 'earnest-embedded-'))
  const both = await Promise.all([openDatabase({ dataDir: fresh }), openDatabase({ dataDir: fresh })])
  expect(both.map(({ kind }) => kind).sort()).toEqual(['pglite', 'postgres'])
  await Promise.all(both.map(({ db }) => migrate(db)))
  await put(both[0]!.db, 'shared')
  expect(await names(both[1]!.db)).toEqual(['shared'])
  for (const one of both.sort((a, b) => (a.kind < b.kind ? 1 : -1))) await one.close()
  rmSync(fresh, { recursive: true, force: true })
})

test('nothing of one caller runs inside the transaction of another, in either direction', async () => {
  const first = rolledBack(server.db, 'of the server')
  await pause(50)
  await put(caller.db, 'from the socket')
  await first
  const second = rolledBack(caller.db, 'of the socket')
  await pause(50)
  await put(server.db, 'from the server')
  await second
  expect(await names(server.db)).toEqual(['from the server', 'from the socket'])
})

test('both at once, a hundred statements with parameters each: none is mixed up', async () => {
  const numbers = Array.from({ length: 100 }, (_, i) => i)
  const ask = async (db: Database, i: number) =>
    (await sql<{ n: number }>`select ${i}::int + ${i}::int as n`.execute(db)).rows[0]?.n
  const answers = await Promise.all(numbers.map(i => ask(i % 2 ? server.db : caller.db, i)))
  expect(answers).toEqual(numbers.map(i => 2 * i))
})

test('a caller that goes away in the middle of a transaction leaves nothing behind and holds up nobody', async () => {
  const gone = new pg.Client({ host: socketFolder(folder), database: 'postgres', user: 'postgres' })
  gone.on('error', () => {})
  await gone.connect()
  await gone.query('begin')
  await gone.query("insert into settings values ('half done', '1')")
  gone.connection.stream.destroy()
  expect(await names(server.db)).not.toContain('half done')
})

test('an error in a statement of a caller ends its transaction and not the connection', async () => {
  await expect(sql`select 1 / 0`.execute(caller.db)).rejects.toThrow('division by zero')
  expect(await names(caller.db)).toEqual(await names(server.db))
})

test('a database that nobody asked anything is closed all the same', async () => {
  const pglite = new PGlite()
  await (await openEmbedded(pglite)).close()
  expect(pglite.closed).toBe(true)
})
