import { readdirSync, readFileSync } from 'node:fs'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { distribute } from '#database/distribute'
import { dumpSchema } from '#database/dump-schema'
import { migrate, migrationNames, pendingMigrations } from '#database/migrate'
import { aFreelancer, databases, freshApp, type TestApp } from '../fresh-app.ts'

const text = readFileSync('src/database/distribute.sql', 'utf8')
const call = /create_distributed_table\('(\w+)', '(\w+)'(?:, colocate_with => '(\w+)')?\)/g
const distributed = [...text.matchAll(call)].map(([, table, key, beside]) => ({
  table: table!,
  key: key!,
  family: beside ?? table!,
}))
const references = [...text.matchAll(/create_reference_table\('(\w+)'\)/g)].map(([, table]) => table!)
const keyOf = new Map(distributed.map(({ table, key }) => [table, key]))
const familyOf = new Map(distributed.map(({ table, family }) => [table, family]))

test('there are two families, and a reference table never locks several rows across servers', () => {
  expect([...new Set(familyOf.values())]).toEqual(['wallets', 'posts'])
  const files = readdirSync('src/database', { recursive: true, encoding: 'utf8' }).filter(name => name.endsWith('.ts'))
  const codeOf = (name: string) => readFileSync(`src/database/${name}`, 'utf8').replace(/^\s*(\/\/|\*|\/\*).*$/gm, '')
  const locking = files.filter(name => /\bfor (no key )?update\b/i.test(codeOf(name)))
  // Mails are taken with SKIP LOCKED, from a reference table, which every server has whole.
  expect(locking).toEqual(['notices/mails.ts'])
})

// After a migration: `npx vitest run tests/database/schema.test.ts -u` writes src/database/schema.sql anew.
describe.each(databases)('on %s', on => {
  let app: TestApp
  beforeAll(async () => {
    app = await freshApp({ on })
  })
  afterAll(() => app.close())

  test('the migrations make the schema that is checked in', async () => {
    await expect(await dumpSchema(app.db)).toMatchFileSnapshot('../../src/database/schema.sql')
  })

  test('migrations are numbered without a gap, run once, and none is left', async () => {
    expect(migrationNames().map(name => Number(name.slice(0, 4)))).toEqual(migrationNames().map((_, i) => i + 1))
    expect(await migrate(app.db)).toEqual([])
    expect(await pendingMigrations(app.db)).toEqual([])
  })

  test('every key begins with the key of its family, so that the tables can be spread over several servers', async () => {
    const { rows } = await sql<{ table: string; first: string }>`
      select conrelid::regclass::text as table, attname as first
      from pg_constraint join pg_attribute on attrelid = conrelid and attnum = conkey[1]
      where connamespace = 'public'::regnamespace and contype in ('p', 'u')`.execute(app.db)
    for (const { table, first } of rows) if (keyOf.has(table)) expect([table, first]).toEqual([table, keyOf.get(table)])
  })

  test('every table is in exactly one list of distribute.sql, and every distributed one has a primary key', async () => {
    const { rows } = await sql<{ table: string; keyed: boolean }>`
      select relname as table, exists (select 1 from pg_constraint where conrelid = pg_class.oid and contype = 'p') as keyed
      from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace order by relname`.execute(app.db)
    expect([...distributed.map(({ table }) => table), ...references].sort()).toEqual(rows.map(({ table }) => table))
    for (const { table, keyed } of rows) if (keyOf.has(table)) expect([table, keyed]).toEqual([table, true])
  })

  test('no unique index of a distributed table is without its key', async () => {
    const { rows } = await sql<{ table: string; first: string }>`
      select indrelid::regclass::text as table, attname as first
      from pg_index join pg_attribute on attrelid = indrelid and attnum = indkey[0]
      where indisunique and indrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)`.execute(
      app.db,
    )
    for (const { table, first } of rows) if (keyOf.has(table)) expect([table, first]).toEqual([table, keyOf.get(table)])
  })

  test('without Citus, distributing changes nothing and says so', async () => {
    expect(await distribute(app.db)).toBe('no-citus')
  })

  test('no foreign key leaves its family, and nothing counts with a sequence', async () => {
    const { rows } = await sql<{ from: string; to: string }>`
      select conrelid::regclass::text as from, confrelid::regclass::text as to
      from pg_constraint where connamespace = 'public'::regnamespace and contype = 'f'`.execute(app.db)
    // A reference table is on every server: a key may point to it from anywhere, and from it only to another.
    for (const { from, to } of rows)
      if (!references.includes(to)) expect([from, to, familyOf.get(from)]).toEqual([from, to, familyOf.get(to)])
    const { rows: sequences } =
      await sql`select relname from pg_class where relkind = 'S' and relnamespace = 'public'::regnamespace`.execute(
        app.db,
      )
    expect(sequences).toEqual([])
  })

  test('the database itself refuses to change or remove a ledger entry', async () => {
    await aFreelancer(app)
    await expect(sql`update ledger_entries set amount = amount + 1`.execute(app.db)).rejects.toThrow('append-only')
    await expect(sql`truncate ledger_entries`.execute(app.db)).rejects.toThrow('append-only')
    await expect(sql`delete from ledger_entries`.execute(app.db)).rejects.toThrow('append-only')
  })
})
