import { type CompiledQuery, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'

import type { Database } from '#database/open'
import { findWallet } from '#database/wallets/wallets'
import { findWalletsToSettle } from '#database/wallets/wallets-to-settle'

import type { Policy } from '#economy/policy/policy'
import { system } from '#marketplace/app'
import { committed } from '#marketplace/gather'
import { audit } from '#marketplace/ledger/audit'
import { readNotices } from '#marketplace/notices/read-notices'
import { setPlan } from '#marketplace/plans/set-plan'
import { countToTell, tellForfeits } from '#marketplace/plans/tell-forfeits'
import { asVersion, policiesOf } from '#marketplace/policy/policies'
import { submitProposal } from '#marketplace/proposals/submit-proposal'
import { giveGrants } from '#marketplace/wallets/give-grants'
import { readBalance } from '#marketplace/wallets/read-balance'
import { readBalanceHistory } from '#marketplace/wallets/read-balance-history'
import { readStatement } from '#marketplace/wallets/read-statement'
import { writeLapses } from '#marketplace/wallets/write-lapses'
import { tryApi } from '../api/try-api.ts'
import { earnest, withPlans } from '../builders.ts'
import { aClient, aFreelancer, anOperator, aPost, beside, databases, freshApp, type TestApp } from '../fresh-app.ts'

// The clock of a fresh app stands at noon of 1 May 2026, so a cycle begins at midnight of the first of each month.
const policy = withPlans(
  { id: 'basic', title: 'Basic', monthly: 10, carried: 50 },
  { id: 'plus', title: 'Plus', monthly: 100, carried: 200 },
)
const day = (text: string) => Temporal.Instant.from(`${text}T00:00Z`)

describe.each(databases)('cycles on %s', on => {
  let app: TestApp
  beforeAll(async () => {
    app = await freshApp({ on, policy })
  })
  afterAll(async () => {
    await writeLapses(app)
    expect((await audit(app.db)).differences).toEqual([])
    await app.close()
  })
  const until = (at: Temporal.Instant, world = app) =>
    world.pass({ milliseconds: at.epochMilliseconds - world.clock().epochMilliseconds })
  const lines = async (id: string, world = app) =>
    (await readStatement(world, id, {})).lines.map(({ at, kind, change, balance }) => [
      at.slice(0, 10),
      kind,
      change,
      balance,
    ])

  test('a balance does not wait for the job, and the job writes what counts already, once', async () => {
    const id = await aFreelancer(app, { connects: 90 })
    until(day('2026-06-01').subtract({ milliseconds: 1 }))
    expect((await readBalance(app, id)).available).toBe(90)
    until(day('2026-06-01'))
    expect((await readBalance(app, id)).available).toBe(60)
    until(day('2026-07-15'))
    const before = await lines(id)
    expect(before.slice(0, 4)).toEqual([
      ['2026-07-01', 'granted', 10, 60],
      ['2026-07-01', 'forfeited', -10, 50],
      ['2026-06-01', 'granted', 10, 60],
      ['2026-06-01', 'forfeited', -40, 50],
    ])
    expect((await findWallet(app.db, id))?.membership.settledUntil).not.toEqual(day('2026-07-01'))
    expect(await writeLapses(app)).toBe(1)
    expect((await findWallet(app.db, id))?.membership.settledUntil).toEqual(day('2026-07-01'))
    expect(await lines(id)).toEqual(before)
    expect(await writeLapses(app)).toBe(0)
    expect(await findWalletsToSettle(app.db, app.clock(), 10)).toEqual([])
  })

  test('who spends in between settles their own wallet, and the job finds nothing left of it', async () => {
    const id = await aFreelancer(app, { connects: 30 })
    app.pass({ hours: 24 * 32 })
    const letter = { coverLetter: 'I can.', bidCents: 400_00, answers: [], portfolio: [], shownPrice: 4 }
    const sent = await submitProposal(app, { by: id, postId: await aPost(app, await aClient(app)), ...letter })
    expect(sent).toMatchObject({ ok: true, value: { balance: 36 } })
    await writeLapses(app)
    expect((await lines(id)).map(([, kind]) => kind)).toEqual(['proposal', 'granted', 'granted'])
  })

  test('jobs of several processes at once, and members who spend meanwhile, settle each cycle once', async () => {
    const ids = await Promise.all(Array.from({ length: 30 }, () => aFreelancer(app, { connects: 60 })))
    app.pass({ hours: 24 * 32 })
    const processes = on === 'postgres' ? await Promise.all([beside(app), beside(app)]) : []
    await Promise.all([
      ...[app, ...processes].map(process => writeLapses(process)),
      ...ids.map((id, i) =>
        committed([app, ...processes][i % (1 + processes.length)]!, tx =>
          giveGrants(app, tx, [{ walletId: id, source: 'test', reason: 'meanwhile', connects: 1 }]),
        ),
      ),
    ])
    for (const id of ids) {
      const kinds = (await lines(id)).map(([, kind]) => kind)
      expect(kinds.filter(kind => kind === 'forfeited')).toHaveLength(1)
      expect(kinds.filter(kind => kind === 'granted')).toHaveLength(3)
      expect((await readBalance(app, id)).available).toBe(61)
    }
    for (const process of processes) await process.close()
  })

  test('a wallet that cannot be settled keeps no other from it', async () => {
    const world = await freshApp({ on, policy })
    const [broken, sound] = [await aFreelancer(world, { connects: 5 }), await aFreelancer(world, { connects: 5 })]
    world.pass({ hours: 24 * 32 })
    // It has a lot for this month's reason already, as no wallet has: granting again breaks.
    await sql`update lots set reason = 'monthly:2026-06-01' where wallet_id = ${broken}`.execute(world.db)
    expect(await writeLapses(world)).toBe(1)
    expect((await lines(sound, world))[0]).toEqual(['2026-06-01', 'granted', 10, 15])
    await world.close()
  })

  test('nor does one for which there is no rule', async () => {
    const world = await freshApp({ on, policy })
    await aFreelancer(world, { connects: 5 })
    const opened = world.clock()
    world.pass({ hours: 1 })
    const sound = await aFreelancer(world, { connects: 5 })
    world.pass({ hours: 24 * 32 })
    const at: typeof world.policies.at = (at, openedAt) => {
      if (openedAt?.equals(opened)) throw new Error('There is no policy for this wallet')
      return world.policies.at(at, openedAt)
    }
    expect(await writeLapses({ ...world, policies: { ...world.policies, at } })).toBe(1)
    expect((await lines(sound, world))[0]).toEqual(['2026-06-01', 'granted', 10, 15])
    await world.close()
  })

  test('a wallet that moves between reading and writing is left to whoever moved it, and the others are not locked to decide again', async () => {
    const world = await freshApp({ on, policy })
    const [moved, sound] = [await aFreelancer(world, { connects: 5 }), await aFreelancer(world, { connects: 5 })]
    world.pass({ hours: 24 * 32 })
    const grant = { walletId: moved, source: 'test', reason: 'meanwhile', connects: 1 }
    let writes = 0
    const db = whenAsked(world.db, async ({ sql: text }) => {
      if (text.includes('as_many') && writes++ === 0) await committed(world, tx => giveGrants(world, tx, [grant]))
    })
    const debug = vi.fn()
    const log = { ...world.log, debug, error: vi.fn() } as unknown as typeof world.log
    expect(await writeLapses({ ...world, log, db })).toBe(1)
    expect(debug.mock.calls.map(([, said]) => said)).toEqual(['not settled as read'])
    expect((await lines(sound, world))[0]).toEqual(['2026-06-01', 'granted', 10, 15])
    expect((await lines(moved, world)).filter(([, kind]) => kind === 'granted')).toHaveLength(3)
    world.pass({ hours: 24 * 30 })
    expect(await writeLapses({ ...world, log })).toBe(2)
    expect(debug).toHaveBeenCalledTimes(1) // Nobody moved: both are written as they were read.
    await world.close()
  })

  test('what holds for a wallet then is what happens, whoever writes it down later under another version', async () => {
    const id = await aFreelancer(app, { connects: 10 })
    const later = { ...policy, plans: policy.plans.map(plan => ({ ...plan, monthly: 25 })) }
    const from = app.clock().add({ hours: 24 * 45 })
    const versions: Policy[] = [policy, later]
    const world = {
      ...app,
      policies: policiesOf(
        versions.map((each, i) =>
          asVersion({
            id: `${i}`,
            policy: each,
            from: i ? from : Temporal.Instant.fromEpochMilliseconds(0),
            keeps: [],
          }),
        ),
      ),
    }
    app.pass({ hours: 24 * 70 })
    await writeLapses(world)
    expect((await lines(id)).map(([, , change]) => change)).toEqual([25, 10, 10])
    const { lines: written } = await readStatement(world, id, {})
    expect(written.map(line => line.policy).slice(0, 2)).toEqual(['1', '0'])
  })

  test('what will be forfeited is seen before, and told a week ahead, once', async () => {
    const world = await freshApp({ on, policy })
    const api = tryApi(world)
    const id = await aFreelancer(world, { connects: 90 })
    const modest = await aFreelancer(world, { connects: 20 })
    await writeLapses(world)
    const { body } = await api.get(`/members/${id}/plan`, { as: id })
    expect(body.next).toMatchObject({ at: '2026-06-01T00:00:00Z', forfeited: 40, granted: 10 })
    expect((await readBalanceHistory(world, id)).upcoming.slice(0, 2)).toEqual([
      { at: '2026-06-01T00:00:00Z', kind: 'forfeited', change: -40 },
      { at: '2026-06-01T00:00:00Z', kind: 'granted', change: 10 },
    ])
    until(day('2026-05-24'), world)
    expect(await tellForfeits(world)).toBe(0)
    until(day('2026-05-25'), world)
    const both = await Promise.all([tellForfeits(world), tellForfeits(world)])
    expect(both.toSorted()).toEqual([0, 1])
    expect(await tellForfeits(world)).toBe(0)
    expect((await readNotices(world, id)).notices.map(({ text }) => text)).toEqual([
      '40 of your Connects will be forfeited on 2026-06-01, when your next month begins: at most 50 are carried into it. What you spend before is not lost.',
    ])
    expect((await readNotices(world, modest)).notices).toEqual([])
    until(day('2026-06-26'), world)
    await writeLapses(world)
    expect(await tellForfeits(world)).toBe(1)
    await world.close()
  })

  test('whoever gets something in the last week that will be forfeited is told, and at the end whoever had not been told of as much', async () => {
    const world = await freshApp({ on, policy })
    const [id, bulging, spending, late] = [
      await aFreelancer(world, { connects: 45 }),
      await aFreelancer(world, { connects: 60 }),
      await aFreelancer(world, { connects: 60 }),
      await aFreelancer(world, { connects: 60 }),
    ]
    const told = async (id: string) => (await readNotices(world, id)).notices.map(({ text }) => text).reverse()
    const get = (walletId: string, connects: number) =>
      committed(world, tx => giveGrants(world, tx, [{ walletId, source: 'test', reason: world.newId(), connects }]))
    await writeLapses(world)
    until(day('2026-05-25'), world)
    expect(await tellForfeits(world)).toBe(3)
    expect(await told(id)).toEqual([])
    world.pass({ hours: 24 })
    await get(id, 100)
    await get(bulging, 5)
    await submitProposal(world, {
      by: spending,
      postId: await aPost(world, await aClient(world)),
      ...{ coverLetter: 'I can.', bidCents: 400_00, answers: [], portfolio: [], shownPrice: 4 },
    })
    await get(spending, 4)
    expect(await countToTell(world)).toBe(3)
    const both = await Promise.all([tellForfeits(world), tellForfeits(world)])
    expect(both[0]! + both[1]!).toBe(2)
    expect(await tellForfeits(world)).toBe(0)
    const ahead = 'when your next month begins: at most 50 are carried into it'
    const spend = 'What you spend before is not lost.'
    expect(await told(id)).toEqual([`95 of your Connects will be forfeited on 2026-06-01, ${ahead}. ${spend}`])
    expect(await told(bulging)).toEqual([
      `10 of your Connects will be forfeited on 2026-06-01, ${ahead}. ${spend}`,
      `15 of your Connects will be forfeited on 2026-06-01, ${ahead}; it was 10 when you were last told. ${spend}`,
    ])
    expect(await told(spending)).toHaveLength(1)
    await get(late, 2)
    until(day('2026-06-01'), world)
    await Promise.all([writeLapses(world), writeLapses(world)])
    expect((await told(id)).slice(1)).toEqual([])
    expect((await told(spending)).slice(1)).toEqual([])
    expect((await told(late)).slice(1)).toEqual([
      '12 of your Connects were forfeited on 2026-06-01, when your month began: at most 50 are carried into it.',
    ])
    await world.close()
  })

  test('an operator puts a member on a plan, once for one key, and nobody else does', async () => {
    const world = await freshApp({ on, policy })
    const api = tryApi(world)
    const [id, other, operator] = [await aFreelancer(world), await aFreelancer(world), await anOperator(world)]
    const put = (as: string, plan: string, key = world.newId()) =>
      api.post(`/members/${id}/plan`, { as, key, body: { plan } })
    for (const as of [id, other]) expect((await put(as, 'plus')).status).toBe(403)
    expect((await api.get(`/members/${id}/plan`, { as: other })).status).toBe(403)
    expect((await put(operator, 'gold')).body).toMatchObject({ status: 422, code: 'no-such-plan', field: 'plan' })
    const first = await put(operator, 'plus', 'one')
    expect(first.body).toMatchObject({ plan: 'plus', next: null, granted: 90 })
    expect((await put(operator, 'plus', 'one')).body).toEqual(first.body)
    expect((await put(operator, 'plus')).body).toMatchObject({ status: 409, code: 'already-on-plan' })
    expect((await readBalance(world, id)).available).toBe(130)
    world.pass({ hours: 24 })
    expect((await put(operator, 'basic')).body).toMatchObject({
      plan: 'plus',
      next: 'basic',
      at: '2026-06-01T00:00:00Z',
      granted: 0,
    })
    expect((await api.get(`/members/${id}/plan`, { as: id })).body).toMatchObject({
      plan: { id: 'plus' },
      next: { plan: { id: 'basic' }, granted: 10, forfeited: 0 },
    })
    until(day('2026-06-02'), world)
    expect((await readBalance(world, id)).available).toBe(140)
    expect(
      (await api.post(`/members/${await aClient(world)}/plan`, { as: operator, body: { plan: 'plus' } })).status,
    ).toBe(404)
    const list = await api.get('/members?name=robin', { as: operator })
    expect(list.body.items.find((one: { id: string }) => one.id === id)).toMatchObject({ plan: 'Basic' })
    for (const found of [id, `${id}@example.te`]) {
      const { items } = (await api.get(`/members?name=${found}`, { as: operator })).body
      expect(items).toMatchObject([{ id, email: expect.stringContaining('@'), badges: [] }])
    }
    expect((await api.get('/members', { as: other })).status).toBe(403)
    expect((await audit(world.db)).differences).toEqual([])
    await world.close()
  })

  test('an upgrade is granted once a cycle, whoever takes it back and asks again', async () => {
    const back = { ...policy, planChange: { ...policy.planChange, downgrade: 'now' as const } }
    const world = await freshApp({ on, policy: back })
    const id = await aFreelancer(world)
    for (const plan of ['plus', 'basic', 'plus']) {
      world.pass({ hours: 1 })
      expect(await setPlan(world, { by: system, memberId: id, plan })).toMatchObject({ ok: true, value: { plan } })
    }
    expect((await readBalance(world, id)).available).toBe(130)
    await world.close()
  })

  test('a drip is due when its time comes, and what is spent makes room for more', async () => {
    const dripping = withPlans({ drip: { everyMinutes: 60, limit: 2 } })
    const world = await freshApp({ on, policy: { ...dripping, cycle: earnest.cycle } })
    const id = await aFreelancer(world, { connects: 2 })
    world.pass({ hours: 5 })
    expect((await readBalance(world, id)).available).toBe(4)
    expect(await writeLapses(world)).toBe(1)
    world.pass({ hours: 5 })
    expect(await findWalletsToSettle(world.db, world.clock(), 10)).toEqual([])
    const letter = { coverLetter: 'I can.', bidCents: 400_00, answers: [], portfolio: [], shownPrice: 4 }
    const sent = await submitProposal(world, { by: id, postId: await aPost(world, await aClient(world)), ...letter })
    expect(sent).toMatchObject({ ok: true, value: { balance: 0 } })
    world.pass({ hours: 1 })
    expect(await findWalletsToSettle(world.db, world.clock(), 10)).toEqual([id])
    expect((await readBalance(world, id)).available).toBe(1)
    await world.close()
  })
})

/** A database that does something else first, whenever it is asked something. */
function whenAsked(db: Database, first: (query: CompiledQuery) => Promise<void>): Database {
  const executor = db.getExecutor()
  const asking = new Proxy(executor, {
    get: (_, name) =>
      name === 'executeQuery'
        ? async (query: CompiledQuery) => {
            await first(query)
            return executor.executeQuery(query)
          }
        : bound(executor, name),
  })
  return new Proxy(db, { get: (_, name) => (name === 'getExecutor' ? () => asking : bound(db, name)) })
}

function bound(of: object, name: string | symbol) {
  const own = Reflect.get(of, name, of)
  return typeof own === 'function' ? own.bind(of) : own
}

test('whoever keeps the rules of before hears of a forfeit by the notice of those rules', async () => {
  const before = withPlans({ monthly: 10, carried: 50 })
  const app = await freshApp({ policy: before })
  const kept = await aFreelancer(app, { connects: 90 })
  const [from, until] = [app.clock().add({ hours: 1 }), app.clock().add({ hours: 24 * 300 })]
  const policy = { ...before, name: 'sooner', cycle: { ...before.cycle, noticeDays: 14 } }
  const version = asVersion({ id: 'sooner', policy, from, keeps: [{ openedBefore: from, until }] })
  app.policies.renew([...app.policies.versions(), version])
  app.pass({ hours: 2 })
  const newer = await aFreelancer(app, { connects: 90 })
  const told = async (id: string) => (await readNotices(app, id)).notices.length
  app.pass({ hours: 24 * 18 })
  expect([await countToTell(app), await tellForfeits(app), await countToTell(app)]).toEqual([1, 1, 0])
  expect([await told(kept), await told(newer)]).toEqual([0, 1])
  app.pass({ hours: 24 * 6 })
  expect([await tellForfeits(app), await told(kept), await told(newer)]).toEqual([1, 1, 1])
  await app.close()
})
