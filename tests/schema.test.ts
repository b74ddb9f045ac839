import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dumpSchema } from '#database/dump-schema'
import { migrate, migrationNames, pendingMigrations } from '#database/migrate'
import { aFreelancer, databases, freshApp, type TestApp } from './fresh-app.ts'

// After a migration: `npx vitest run tests/schema.test.ts -u` writes src/database/schema.sql anew.
describe.each(databases)('on %s', on => {
  let app: TestApp
  beforeAll(async () => {
    app = await freshApp({ on })
  })
  afterAll(() => app.close())

  test('the migrations make the schema that is checked in', async () => {
    await expect(await dumpSchema(app.db)).toMatchFileSnapshot('../src/database/schema.sql')
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
    const families: Record<string, string> = {
      wallets: 'wallet_id',
      lots: 'wallet_id',
      ledger_entries: 'wallet_id',
      idempotency_keys: 'wallet_id',
      notices: 'member_id',
      posts: 'post_id',
      post_activity: 'post_id',
      proposals: 'post_id',
      drafts: 'post_id',
      invitations: 'post_id',
    }
    for (const { table, first } of rows) if (families[table]) expect([table, first]).toEqual([table, families[table]])
  })

  test('no foreign key leaves its family, and nothing counts with a sequence', async () => {
    const { rows } = await sql<{ from: string; to: string }>`
      select conrelid::regclass::text as from, confrelid::regclass::text as to
      from pg_constraint where connamespace = 'public'::regnamespace and contype = 'f'`.execute(app.db)
    const walletFamily = ['wallets', 'lots', 'ledger_entries']
    for (const { from, to } of rows)
      expect([from, to, walletFamily.includes(from)]).toEqual([from, to, walletFamily.includes(to)])
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
