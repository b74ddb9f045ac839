import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pino from 'pino'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { saveKey } from '#database/members/api-keys'
import { migrate } from '#database/migrate'
import { type Database, openDatabase } from '#database/open'
import { newId } from '#gateways/new-id'
import { readPolicy } from '#gateways/policies/read-policy'
import { type App, systemClock } from '#marketplace/app'
import { hashOfKey } from '#marketplace/keys/hash-of-key'
import { audit } from '#marketplace/ledger/audit'
import { onlyPolicy } from '#marketplace/policy/policies'
import { freePort } from '../free-port.ts'
import { aClient, aFreelancer, aPost } from '../fresh-app.ts'
import { type OwnPostgres, ownPostgres } from '../own-postgres.ts'

// Servers as they really run, killed under load. What was acknowledged is there once, whatever is killed and when.
const [freelancers, posts, workers] = [40, 5, 24]
const all = freelancers * posts

// On an idle machine each test takes a few seconds; most of that is servers starting.
vi.setConfig({ testTimeout: 180_000 })

const folder = mkdtempSync(join(tmpdir(), 'earnest-kill-'))
const running = new Set<ChildProcess>()
let postgres: OwnPostgres
beforeAll(async () => {
  postgres = await ownPostgres() // With fsync: what is killed here is what is lost in a power cut.
})
afterAll(async () => {
  for (const process of running) process.kill('SIGKILL')
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
})

test('the server is killed, on the embedded database: nothing acknowledged is lost, nothing is charged twice', async () => {
  const market = await aMarket({ dataDir: join(folder, 'embedded') })
  const server = await start(market)
  await market.load([server], { times: 1 + Math.round(Math.random()), what: () => killAndRestart(server) })
  await market.check([server])
})

test('one of two servers is killed, on PostgreSQL: nothing acknowledged is lost, nothing is charged twice', async () => {
  const market = await aMarket({ url: await aDatabase() })
  const servers = await Promise.all([start(market), start(market)])
  await market.load(servers, { times: 3, what: i => killAndRestart(servers[i % 2]!) })
  await market.check(servers)
})

test('PostgreSQL is killed under two servers: they go on when it is back, without having lost anything', async () => {
  const url = await aDatabase()
  const market = await aMarket({ url })
  const servers = await Promise.all([start(market), start(market, 'api,jobs')])
  const listener = await openDatabase({ url })
  let heard = ''
  const stopListening = await listener.listen('after', payload => (heard = payload))
  const killAll = async () => {
    await postgres.kill()
    await postgres.start()
  }
  await market.load(servers, { times: 2, what: killAll })
  await market.check(servers)
  for (const { ended } of servers) expect(ended()).toBe(false)
  const notified = async () => {
    await sql`select pg_notify('after', 'the cut')`.execute(listener.db)
    return heard
  }
  await expect.poll(notified, { timeout: 20_000 }).toBe('the cut')
  await stopListening()
  await listener.close()
})

test('every connection to PostgreSQL is cut in the middle, again and again: the servers connect anew', async () => {
  const url = await aDatabase()
  const market = await aMarket({ url })
  const servers = await Promise.all([start(market), start(market)])
  const admin = await openDatabase({ url: `${postgres.url}/postgres` })
  const cut = () =>
    sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = ${url.split('/').at(-1)!}`.execute(
      admin.db,
    )
  await market.load(servers, { times: 8, what: cut })
  await admin.close()
  await market.check(servers)
  for (const { ended } of servers) expect(ended()).toBe(false)
})

test('PostgreSQL stands still under more requests than the server takes: the rest is turned away early, what was taken is answered, and memory stays flat', async () => {
  const url = await aDatabase()
  const market = await aMarket({ url })
  const atOnce = 60
  const server = await start(market, 'api', { REQUESTS_AT_ONCE: `${atOnce}` })
  const { db, close } = await openDatabase({ url })
  const memory: number[] = []
  for (let wave = 0; wave < 4; wave++) {
    const pids = await otherBackends(db)
    for (const pid of pids) process.kill(pid, 'SIGSTOP')
    const answers: number[] = []
    const all = market.sendings.map(async sending => answers.push((await send(server, sending)).status))
    await vi.waitUntil(() => answers.length >= market.sendings.length - atOnce, { timeout: 30_000 })
    expect(new Set(answers)).toEqual(new Set([503])) // While it stands still nobody is told anything else.
    for (const pid of pids) process.kill(pid, 'SIGCONT')
    await Promise.all(all)
    expect(answers.filter(status => status === 201)).toHaveLength(atOnce)
    memory.push(server.megabytes())
  }
  // The first wave loads what later ones use again.
  expect(Math.max(...memory.slice(1))).toBeLessThan(memory[0]! * 1.25)
  await close()
  await market.load([server], { times: 0, what: async () => {} })
  await market.check([server])
})

const otherBackends = async (db: Database): Promise<number[]> => {
  const { rows } = await sql<{ pid: number }>`
    select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`.execute(db)
  return rows.map(({ pid }) => pid)
}

type Where = { url?: string; dataDir?: string }
type Answer = { status: number; body: { proposalId: string } }
type Sending = { key: string; bearer: string; postId: string; by: string; answers: Answer[] }
type Disturbance = { times: number; what: (i: number) => Promise<unknown> }
type Market = {
  where: Where
  sendings: Sending[]
  load(servers: Server[], disturbance: Disturbance): Promise<void>
  check(servers: Server[]): Promise<void>
}

async function aDatabase(): Promise<string> {
  const name = `kill_${randomUUID().replaceAll('-', '')}`
  await postgres.create(name)
  return `${postgres.url}/${name}`
}

/** Freelancers with keys, posts, and everything that they will send: each to each. */
async function aMarket(where: Where): Promise<Market> {
  const sendings = await setUp(where)
  let acknowledged = 0
  return {
    where,
    sendings,
    load: async (servers, { times, what }) => {
      const left = sendings.values()
      const work = async () => {
        for (const sending of left) {
          // Some clients are impatient and send the same thing twice at once.
          await Promise.all(Array.from({ length: Math.random() < 0.2 ? 2 : 1 }, () => insist(servers, sending)))
          acknowledged++
        }
      }
      const disturb = async () => {
        for (let i = 0; i < times; i++) {
          const moment = ((i + Math.random()) / (times + 1)) * all
          await vi.waitUntil(() => acknowledged >= moment, { timeout: 120_000, interval: 1 })
          await pause(Math.random() * 20)
          await what(i)
        }
      }
      await Promise.all([disturb(), ...Array.from({ length: workers }, work)])
    },
    check: async servers => {
      for (let at = 0; at < all; at += workers)
        await Promise.all(sendings.slice(at, at + workers).map(sending => insist(servers, sending)))
      for (const { answers } of sendings) {
        expect(answers.length).toBeGreaterThanOrEqual(2)
        for (const answer of answers) expect(answer).toEqual(answers[0])
        expect(answers[0]!.status).toBe(201)
      }
      const { db, close } = await openDatabase(where)
      const { rows } = await sql<{ proposal_id: string; post_id: string; freelancer_id: string }>`
        select proposal_id, post_id, freelancer_id from proposals order by proposal_id`.execute(db)
      const expected = sendings.map(({ answers, postId, by }) => ({
        proposal_id: answers[0]!.body.proposalId,
        post_id: postId,
        freelancer_id: by,
      }))
      expect(rows).toEqual(expected.sort((a, b) => (a.proposal_id < b.proposal_id ? -1 : 1)))
      expect(await audit(db)).toMatchObject({ ok: true, differences: [], connects: { burnt: 4 * all } })
      await close()
    },
  }
}

async function setUp(where: Where): Promise<Sending[]> {
  const database = await openDatabase(where)
  await migrate(database.db)
  const app: App = {
    db: database.db,
    policies: onlyPolicy(readPolicy('earnest')),
    clock: systemClock,
    realClock: systemClock,
    newId,
    random: Math.random,
    log: pino({ level: 'silent' }),
  }
  const client = await aClient(app)
  const postIds = await Promise.all(Array.from({ length: posts }, () => aPost(app, client)))
  const sendings = await Promise.all(Array.from({ length: freelancers }, () => sendingsOf(app, postIds)))
  await database.close()
  return sendings.flat().sort(() => Math.random() - 0.5)
}

async function sendingsOf(app: App, postIds: string[]): Promise<Sending[]> {
  const [by, bearer] = [await aFreelancer(app), `earnest_${randomUUID()}`]
  const key = {
    keyId: app.newId(),
    memberId: by,
    hash: hashOfKey(bearer),
    name: 'load',
    starts: 'earnest_',
    at: new Date(),
  }
  await saveKey(app.db, key)
  return postIds.map(postId => ({ key: randomUUID(), bearer, postId, by, answers: [] }))
}

/** Sends until there is an answer that is not a fault, with the same key each time, to whichever server. */
async function insist(servers: Server[], sending: Sending): Promise<void> {
  for (;;) {
    const server = servers[Math.floor(Math.random() * servers.length)]!
    const answer = await send(server, sending).catch(() => undefined)
    if (answer && answer.status < 500) return void sending.answers.push(answer)
    await pause(10 + Math.random() * 40)
  }
}

const letter = { coverLetter: 'I have built two of these.', bidCents: 400_00, shownPrice: 4 }

async function send({ at }: Server, { bearer, key, postId }: Sending): Promise<Answer> {
  const answer = await fetch(`${at}/api/v1/posts/${postId}/proposals`, {
    method: 'POST',
    body: JSON.stringify(letter),
    headers: { authorization: `Bearer ${bearer}`, 'idempotency-key': key, 'content-type': 'application/json' },
    signal: AbortSignal.timeout(10_000),
  })
  return { status: answer.status, body: (await answer.json()) as Answer['body'] }
}

type Server = {
  at: string
  megabytes: () => number
  ended: () => boolean
  kill: () => Promise<void>
  run: () => Promise<void>
}

async function start({ where }: Market, roles = 'api', settings: Record<string, string> = {}): Promise<Server> {
  const port = await freePort()
  const env = {
    PATH: process.env.PATH,
    PORT: String(port),
    DEMO: 'off',
    LOG_LEVEL: 'silent',
    REQUESTS_PER_MINUTE: '0',
    ...settings,
    ...(where.url ? { DATABASE_URL: where.url } : { DATA_DIR: where.dataDir }),
  }
  let child: ChildProcess
  const ended = () => child.exitCode !== null || child.signalCode !== null
  const server: Server = {
    at: `http://127.0.0.1:${port}`,
    ended,
    megabytes: () => Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))![1]) / 1024,
    kill: async () => {
      const exit = once(child, 'exit')
      child.kill('SIGKILL')
      await exit
      running.delete(child)
    },
    run: async () => {
      child = spawn('node', ['src/cli/earnest.ts', 'serve', '--roles', roles], { env })
      running.add(child)
      let output = ''
      for (const stream of [child.stdout!, child.stderr!]) stream.on('data', text => (output += text))
      await vi.waitFor(
        () => {
          if (ended()) throw new Error(output)
          expect(output).toContain('Earnest is at')
        },
        { timeout: 60_000, interval: 20 },
      )
    },
  }
  await server.run()
  return server
}

async function killAndRestart(server: Server): Promise<void> {
  await server.kill()
  await server.run()
}

const pause = (milliseconds: number) => new Promise(resume => setTimeout(resume, milliseconds))
