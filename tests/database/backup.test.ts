import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pino from 'pino'
import { afterAll, expect, test } from 'vitest'
import { migrate, pendingMigrations } from '#database/migrate'
import { openDatabase } from '#database/open'
import { newId } from '#gateways/new-id'
import { readPolicy } from '#gateways/policies/read-policy'
import { type App, systemClock } from '#marketplace/app'
import { closePost } from '#marketplace/ends/close-post'
import { audit } from '#marketplace/ledger/audit'
import { onlyPolicy } from '#marketplace/policy/policies'
import { submitProposal } from '#marketplace/proposals/submit-proposal'
import { stateOf } from '../api/state-of.ts'
import { aClient, aFreelancer, aPost } from '../fresh-app.ts'
import { startSystemPostgres, systemPostgres } from '../system-postgres.ts'

// The steps of docs/backup.md.
const folder = mkdtempSync(join(tmpdir(), 'earnest-backup-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the embedded database: stop, copy the folder, open the copy elsewhere', async () => {
  const [here, copy] = [join(folder, 'data'), join(folder, 'elsewhere')]
  const before = await lifeIn({ dataDir: here })
  cpSync(here, copy, { recursive: true })
  await expectWhole({ dataDir: copy }, before)
})

test.skipIf(!systemPostgres)('PostgreSQL: pg_dump while the server runs, psql into an empty database', async () => {
  const server = await startSystemPostgres(systemPostgres!)
  try {
    for (const name of ['earnest', 'restored'])
      server.tool('psql', server.url('postgres'), '-c', `create database ${name}`)
    const before = await lifeIn({ url: server.url('earnest') })
    const file = join(folder, 'backup.sql')
    server.tool('pg_dump', '--no-owner', '--file', file, server.url('earnest'))
    server.tool(
      'psql',
      '--quiet',
      '--set',
      'ON_ERROR_STOP=1',
      '--single-transaction',
      '--file',
      file,
      server.url('restored'),
    )
    await expectWhole({ url: server.url('restored') }, before)
  } finally {
    server.stop()
  }
})

type Where = { url?: string; dataDir?: string }
type Before = { state: string; logIns: unknown; by: string; client: string }

/** A marketplace in which something has happened; answers everything there is in it. */
async function lifeIn(where: Where): Promise<Before> {
  const { app, close } = await open(where)
  await migrate(app.db)
  const [client, by] = [await aClient(app), await aFreelancer(app)]
  const posts = [await aPost(app, client), await aPost(app, client)]
  for (const postId of posts) expect((await submitProposal(app, { by, postId, key: postId, ...letter })).ok).toBe(true)
  expect((await closePost(app, { by: client, postId: posts[0]! })).ok).toBe(true)
  await sql`insert into users (id, name, email) values (${by}, 'Robin Doe', 'robin@example.test')`.execute(app.db)
  await sql`insert into accounts (id, user_id, account_id, provider_id, password)
    values (${app.newId()}, ${by}, ${by}, 'credential', 'a hash')`.execute(app.db)
  const before = { state: await stateOf(app), logIns: await logIns(app), by, client }
  await close()
  return before
}

async function expectWhole(where: Where, before: Before): Promise<void> {
  const { app, close } = await open(where)
  expect(await pendingMigrations(app.db)).toEqual([])
  expect(await stateOf(app)).toBe(before.state)
  expect(await logIns(app)).toEqual(before.logIns)
  expect(await audit(app.db)).toMatchObject({ ok: true, connects: { issued: 40, burnt: 4 } })
  await expect(sql`delete from ledger_entries`.execute(app.db)).rejects.toThrow('append-only')
  const next = await submitProposal(app, { by: before.by, postId: await aPost(app, before.client), ...letter })
  expect(next).toMatchObject({ ok: true, value: { balance: 32 } })
  expect(await audit(app.db)).toMatchObject({ ok: true, connects: { burnt: 8 } })
  await close()
}

const letter = { coverLetter: 'Yes.', bidCents: 100_00, answers: [], portfolio: [], shownPrice: 4 }

const logIns = async ({ db }: App) => ({
  users: (await sql`select * from users join accounts on accounts.user_id = users.id`.execute(db)).rows,
  keys: (await sql`select * from idempotency_keys order by key`.execute(db)).rows,
})

async function open(where: Where): Promise<{ app: App; close: () => Promise<void> }> {
  const { db, close } = await openDatabase(where)
  const policy = readPolicy('earnest')
  const log = pino({ level: 'silent' })
  return {
    app: {
      db,
      policies: onlyPolicy(policy),
      clock: systemClock,
      realClock: systemClock,
      newId,
      random: Math.random,
      log,
    },
    close,
  }
}
