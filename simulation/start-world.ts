import { PGlite } from '@electric-sql/pglite'
import { sql } from 'kysely'
import { migrate } from '#database/migrate'
import { openEmbedded } from '#database/open'
import { insertPolicyVersion } from '#database/policy/policy-versions'
import { openWallet } from '#database/wallets/wallets'
import { type App, system } from '#marketplace/app'
import { committed } from '#marketplace/gather'
import { readVersions } from '#marketplace/policy/open-policies'
import { onlyPolicy } from '#marketplace/policy/policies'
import { ask } from './ask.ts'
import { drawPolicy } from './draw-policy.ts'
import { type Family, isAbout } from './families.ts'
import type { Op } from './op.ts'
import { Oracle, type People } from './oracle/oracle.ts'
import { places } from './oracle/regions.ts'
import { observer } from './process.ts'
import { Random } from './random.ts'
import type { Sabotage } from './sabotage.ts'
import { Scheduler } from './scheduler.ts'
import { Witness } from './witness.ts'
import type { World } from './world.ts'

export type Started = {
  world: World
  app: App
  oracle: Oracle
  witness: Witness
  people: People
  families: Family[]
}

/** A marketplace with a few people and posts on an empty embedded database, under rules drawn from the seed. */
export async function startWorld(random: Random, sabotage: Sabotage, families: Family[]): Promise<Started> {
  database ??= migrated()
  const pglite = await emptied(await database)
  let ids = 0
  const newId = () => `01990000-0000-7000-8000-${(++ids).toString(16).padStart(12, '0')}`
  const isMany = isAbout(families, 'prices', 'packs', 'places')
  const freelancers = Array.from({ length: isMany ? 6 : 3 }, newId)
  const clients = [newId(), newId()]
  const operators = [newId(), newId(), newId(), newId()] as const
  // The third operator is the first with a second account, the fourth is a freelancer; where it matters, a client is another.
  const same = new Map<string, string>([
    [operators[2], operators[0]],
    [operators[3], freelancers[0]!],
    ...(families.includes('referrals') ? [[clients[1]!, freelancers[1]!] as const] : []),
  ])
  const personOf = (id: string) => same.get(id) ?? id
  const team = families.includes('agencies') && {
    id: freelancers[2]!,
    owner: freelancers[0]!,
    members: [freelancers[1]!, clients[0]!],
  }
  const countries = families.includes('regions') && drawCountries(random, freelancers)
  const around = { freelancers, clients, operator: operators[0], operators: [...operators], personOf }
  const people: People = { ...around, ...(team && { team }), ...(countries && { countries }) }
  const policy = drawPolicy(random, families)
  const day = families.includes('months') ? random.pick(lateDays) : '2026-05-01'
  const now = Temporal.Instant.from(`${day}T12:00:00Z`)
  const oracle = new Oracle(policy, people, now.epochMilliseconds)
  const witness = new Witness(oracle, pglite)
  const world: World = {
    pglite,
    versions: onlyPolicy(sabotage.policy?.(policy) ?? policy).every(),
    sabotage,
    scheduler: new Scheduler(),
    random,
    now,
    newId,
    chance: chanceOf(random, families),
    asked: new Map(),
    holder: undefined,
    async committed(by) {
      await witness.committed(by, this.now.epochMilliseconds)
      if (by && isAboutRules(by.op)) {
        this.versions = await readVersions(app.db)
        app.policies.renew(this.versions)
      }
      this.now = this.now.add({ milliseconds: 1 })
    },
  }
  const app = observer(world)
  const started = { world, app, oracle, witness, people, families }
  await settle(started)
  oracle.prices.note(0, world.now.epochMilliseconds)
  return started
}

/** Days that not every month has, one in a leap year, and others. */
const lateDays = [
  '2026-01-29',
  '2026-01-30',
  '2026-01-31',
  '2026-05-31',
  '2027-11-30',
  '2028-01-29',
  '2026-05-17',
  '2026-12-28',
]

/** Some have named where they are, the others may yet. */
const drawCountries = (random: Random, freelancers: string[]): Map<string, string> =>
  new Map(freelancers.flatMap(id => (random.chance(0.4) ? [[id, random.pick(places)] as const] : [])))

/** Drawn only where something hangs on it. */
function chanceOf(random: Random, families: Family[]): () => number {
  if (!families.includes('readiness')) return () => 0.5
  const own = new Random(random.below(1_000_000))
  return () => own.next()
}

/** People, their wallets, and two posts a client. */
async function settle({ world, app, oracle, people, families }: Started): Promise<void> {
  const addressOf = (id: string) =>
    people.personOf(id) === id ? `${id}@example.test` : `${people.personOf(id).toUpperCase()}+office@example.test`
  const countryOf = (id: string) => (people.countries ? (people.countries.get(id) ?? null) : 'Portugal')
  for (const id of [...people.freelancers, ...people.clients, ...people.operators])
    await sql`
      insert into members (member_id, name, email, is_freelancer, is_client, is_operator, country, email_verified, payment_verified, joined_at)
      values (${id}, 'Robin Doe', ${addressOf(id)}, ${people.freelancers.includes(id)}, ${people.clients.includes(id)},
        ${people.operators.includes(id)}, ${countryOf(id)}, true, true, ${new Date(world.now.epochMilliseconds)})`.execute(
      app.db,
    )
  if (families.includes('versions')) {
    await insertPolicyVersion(app.db, world.versions[0]!)
    world.versions = await readVersions(app.db)
  }
  if (people.team) await makeTeam(app, people.team)
  for (const by of people.freelancers) {
    const plan = by === people.team?.id ? app.policies.versions()[0]!.policy.agencies!.plans[0]! : null
    await committed(app, tx =>
      openWallet(tx, by, world.now, { agencyPlan: plan, country: people.countries?.get(by) ?? null }),
    )
    oracle.versions.opened.set(by, world.now.epochMilliseconds)
    oracle.plans.open(by, world.now.epochMilliseconds)
    const op = { n: 0, by: system, kind: 'grant', walletId: by, connects: 6, reason: 'sign-up' } as const
    await ask(app, op)
    oracle.grant(op, world.now.epochMilliseconds)
    world.now = world.now.add({ milliseconds: 1 })
  }
  for (const by of people.clients) {
    oracle.verified.set(by, true)
    for (const budgetCents of [20_00, 450_00]) {
      const op = { n: 0, by, kind: 'publish', budgetCents, openings: 2 } as const
      const { value } = (await ask(app, op)) as { value: { postId: string } }
      oracle.publish(value.postId, op, world.now.epochMilliseconds)
    }
  }
}

/** One of the freelancers is an agency, to which others belong. */
async function makeTeam(app: App, { id, owner, members }: NonNullable<People['team']>): Promise<void> {
  await sql`update members set is_agency = true, email = null where member_id = ${id}`.execute(app.db)
  for (const member of [owner, ...members])
    await sql`
      insert into agency_members (agency_id, member_id, role, since)
      values (${id}, ${member}, ${member === owner ? 'owner' : 'member'}, now())`.execute(app.db)
}

const isAboutRules = ({ kind }: Op) => kind === 'activate-policy' || kind === 'cancel-policy'

let database: Promise<{ pglite: PGlite; filled: string[] }> | undefined

/** One database for all runs of this process, since a fresh one takes longer than most runs; and the tables that runs fill. */
async function migrated() {
  const pglite = new PGlite()
  await migrate((await openEmbedded(pglite)).db)
  // Answers kept in one commit are told apart by it: by their place in the table they are not, space is used again.
  await pglite.exec(`set time zone 'UTC'; alter table idempotency_keys add column kept bigserial`)
  const { rows } = await pglite.query<{ name: string }>(`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' and table_name not in ('migrations', 'settings')`)
  return { pglite, filled: rows.map(({ name }) => `"${name}"`) }
}

// Entries cannot be truncated while their trigger stands watch.
async function emptied({ pglite, filled }: { pglite: PGlite; filled: string[] }): Promise<PGlite> {
  await pglite.exec(
    `delete from settings where name = 'boost-seed'; set session_replication_role = replica; truncate ${filled.join(', ')}; set session_replication_role = origin`,
  )
  return pglite
}
