import { PGlite } from '@electric-sql/pglite'
import { sql } from 'kysely'
import pino from 'pino'
import { inject } from 'vitest'
import { migrate } from '#database/migrate'
import { type OpenDatabase, openDatabase, openEmbedded } from '#database/open'
import { openWallet } from '#database/wallets/wallets'
import type { Policy } from '#economy/policy/policy'
import { newId } from '#gateways/new-id'
import { readPolicy } from '#gateways/policies/read-policy'
import { type App, policyNow } from '#marketplace/app'
import { committed } from '#marketplace/gather'
import { onlyPolicy } from '#marketplace/policy/policies'
import { pricePost } from '#marketplace/prices/price-post'
import { giveGrants } from '#marketplace/wallets/give-grants'
import { quiet } from './quiet.ts'

/** The databases every action is tested on. */
export const databases = ['pglite', 'postgres'] as const
export type DatabaseKind = (typeof databases)[number]

/** A marketplace of its own for a test: an empty, migrated database, a clock that stands still, ids that are fresh. */
export type TestApp = App & {
  /** Moves the clock on. */
  pass(time: Temporal.DurationLike): void
  database: OpenDatabase
  close(): Promise<void>
}

export const noon = Temporal.Instant.from('2026-05-01T12:00:00Z')

export async function freshApp({
  on = 'pglite',
  policy = quiet(readPolicy('earnest')),
}: {
  on?: DatabaseKind
  policy?: Policy
} = {}): Promise<TestApp> {
  const database = on === 'pglite' ? await emptiedOrNew() : await copyOfTemplate()
  let now = noon
  return {
    db: database.db,
    database,
    policies: onlyPolicy(policy),
    clock: () => now,
    realClock: () => now,
    newId,
    random: () => 0.5,
    log: pino({ level: 'silent' }),
    pass: time => {
      now = now.add(time)
    },
    close: () => database.close(),
  }
}

/** An embedded database takes a second to start, and a moment to empty: whoever closes theirs leaves it to the next. */
const idle: PGlite[] = []

async function emptiedOrNew(): Promise<OpenDatabase> {
  const pglite = idle.pop() ?? (await copyOfMigrated())
  const database = await openEmbedded(lent(pglite))
  const close = async () => {
    const isAsMigrated = await database.db.connection().execute(() => emptied(pglite)) // In its turn: after all that was asked.
    await database.close()
    if (isAsMigrated) idle.push(pglite)
    else await pglite.close()
  }
  return { ...database, close }
}

/** The same database, which stays open when whoever has it closes theirs. */
const lent = (pglite: PGlite): PGlite =>
  new Proxy(pglite, {
    get: (of, name) => {
      const value: unknown = Reflect.get(of, name, of)
      if (name === 'close') return async () => {}
      return typeof value === 'function' ? value.bind(of) : value
    },
  })

let migrated: Promise<{ dump: Blob; schema: string }> | undefined

async function copyOfMigrated(): Promise<PGlite> {
  migrated ??= (async () => {
    const pglite = new PGlite()
    const { db, close } = await openEmbedded(pglite)
    await migrate(db)
    const found = { dump: await pglite.dumpDataDir('none'), schema: await schemaOf(pglite) }
    await close()
    return found
  })()
  return new PGlite({ loadDataDir: (await migrated).dump })
}

/** Takes out what a test has written; false where it has changed the tables themselves. */
async function emptied(pglite: PGlite): Promise<boolean> {
  await pglite.exec('rollback')
  if ((await schemaOf(pglite)) !== (await migrated)!.schema) return false
  const { rows } = await pglite.query<{ name: string }>(`
    select quote_ident(relname) as name from pg_class
    where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'migrations'`)
  const filled = await pglite.query<{ name: string }>(
    rows.map(({ name }) => `select '${name}' as name where exists (select from ${name})`).join(' union all '),
  )
  // As a replica: triggers keep what is append-only from being truncated.
  const names = filled.rows.map(({ name }) => name).join(', ')
  if (names) await pglite.exec(`set session_replication_role = replica; truncate ${names} restart identity cascade`)
  await pglite.exec('discard all')
  return true
}

const schemaOf = async (pglite: PGlite): Promise<string> => {
  const { rows } = await pglite.query<{ schema: string }>(`
    select concat(
      (select string_agg(concat(attrelid, attname, atttypid, attisdropped), ',' order by attrelid, attnum)
        from pg_attribute join pg_class on pg_class.oid = attrelid where relnamespace = 'public'::regnamespace),
      (select string_agg(concat(oid, tgenabled), ',' order by oid) from pg_trigger),
      (select string_agg(conname, ',' order by oid) from pg_constraint)) as schema`)
  return rows[0]!.schema
}

async function copyOfTemplate(): Promise<OpenDatabase> {
  const url = inject('postgresUrl')
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`
  const admin = await openDatabase({ url: `${url}/postgres` })
  await sql`create database ${sql.id(name)} template template_earnest`.execute(admin.db)
  await admin.close()
  return openDatabase({ url: `${url}/${name}` })
}

/** A second process on the same PostgreSQL, as far as a test can be one: connections and queues of its own. */
export async function beside(app: TestApp): Promise<TestApp> {
  const { rows } = await sql<{ name: string }>`select current_database() as name`.execute(app.db)
  const database = await openDatabase({ url: `${inject('postgresUrl')}/${rows[0]!.name}` })
  return { ...app, db: database.db, database, random: Math.random, close: () => database.close() }
}

/** A freelancer with a wallet and, unless said otherwise, 40 Connects. */
export async function aFreelancer(
  app: App,
  about: { connects?: number; country?: string; emailVerified?: boolean; name?: string } = {},
): Promise<string> {
  const id = await aMember(app, { ...about, isFreelancer: true })
  await committed(app, async tx => {
    await openWallet(tx, id, app.clock(), { country: about.country ?? null })
    await giveGrants(app, tx, [{ walletId: id, source: 'sign-up', reason: 'sign-up', connects: about.connects ?? 40 }])
  })
  return id
}

export const aClient = (
  app: App,
  about: { paymentVerified?: boolean | null; emailVerified?: boolean; email?: string } = {},
): Promise<string> => aMember(app, { ...about, isClient: true })

async function aMember(app: App, about: MemberAbout): Promise<string> {
  const id = app.newId()
  const {
    name = 'Robin Doe',
    isFreelancer = false,
    isClient = false,
    isOperator = false,
    country = 'Portugal',
    emailVerified = true,
    paymentVerified = true,
    email = `${id}@example.test`,
  } = about
  await sql`
    insert into members (member_id, name, email, is_freelancer, is_client, is_operator, country, email_verified, payment_verified, joined_at)
    values (${id}, ${name}, ${email}, ${isFreelancer}, ${isClient}, ${isOperator}, ${country}, ${emailVerified}, ${paymentVerified}, now())`.execute(
    app.db,
  )
  return id
}

type MemberAbout = {
  email?: string
  name?: string
  isFreelancer?: boolean
  isClient?: boolean
  isOperator?: boolean
  country?: string
  emailVerified?: boolean
  paymentVerified?: boolean | null
}

export const anOperator = (app: App): Promise<string> => aMember(app, { isOperator: true })

/** An open fixed-price post of 450 dollars, unless said otherwise: 4 Connects under the default policy. */
export async function aPost(
  app: App,
  clientId: string,
  about: { budgetCents?: number; openings?: number; questions?: string[]; countries?: string[] } = {},
): Promise<string> {
  const id = app.newId()
  const { budgetCents = 450_00, openings = 1, questions = [], countries = [] } = about
  const { connects } = pricePost(
    policyNow(app),
    { payment_type: 'fixed', budget_cents: budgetCents, duration: null, workload: null, client_verified: true },
    false,
  )
  const now = app.clock()
  await sql`
    insert into posts (post_id, client_id, title, description, category, level, payment_type, budget_cents, openings, questions, countries, price, posted_at, ends_at)
    values (${id}, ${clientId}, 'Rebuild our booking calendar', 'Two people can never take the same slot.', 'Web, Mobile & Software Dev', 'intermediate',
      'fixed', ${budgetCents}, ${openings}, ${JSON.stringify(questions)}::jsonb, ${JSON.stringify(countries)}::jsonb, ${connects},
      ${new Date(now.epochMilliseconds)}, ${new Date(now.add({ hours: 24 * policyNow(app).posts.openDays }).epochMilliseconds)})`.execute(
    app.db,
  )
  await sql`insert into post_activity (post_id) values (${id})`.execute(app.db)
  return id
}
