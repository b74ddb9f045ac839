import { sql } from 'kysely'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readMove } from '#database/clockwork/test-clock'
import { findPosts } from '#database/posts/posts'
import { type App, policyNow, system } from '#marketplace/app'
import { followClock, openClock } from '#marketplace/clock/market-clock'
import { moveClock } from '#marketplace/clock/move-clock'
import { readClock } from '#marketplace/clock/read-clock'
import { stopClock } from '#marketplace/clock/stop-clock'
import type { Job } from '#marketplace/clockwork/job'
import { closePost } from '#marketplace/ends/close-post'
import { placeHold } from '#marketplace/holds/place-hold'
import { audit } from '#marketplace/ledger/audit'
import { setLimits } from '#marketplace/limits/set-limits'
import { readActs } from '#marketplace/operators/read-acts'
import { onlyPolicy } from '#marketplace/policy/policies'
import { interviewFreelancer } from '#marketplace/proposals/sort-proposal'
import { submitProposal } from '#marketplace/proposals/submit-proposal'
import type { RunningApp } from '#marketplace/running-app'
import { startVisibility } from '#marketplace/visibility/start-visibility'
import { grantConnects } from '#marketplace/wallets/grant-connects'
import { readBalance } from '#marketplace/wallets/read-balance'
import {
  aClient,
  aFreelancer,
  anOperator,
  aPost,
  beside,
  databases,
  freshApp,
  noon,
  type TestApp,
} from '../fresh-app.ts'
import { serving } from '../serving.ts'

const days = (count: number) => noon.add({ hours: 24 * count })
const letter = { coverLetter: 'Yes.', bidCents: 100_00, answers: [], portfolio: [], shownPrice: 4 }

describe.each(databases)('the test clock, on %s', on => {
  let app: TestApp
  let server: RunningApp
  let by: string
  beforeEach(async () => {
    app = await freshApp({ on })
    server = serving(app)
    by = await anOperator(app)
  })
  afterEach(() => app.close())

  const move = async (to: Temporal.Instant, running = server) => {
    const decision = await moveClock(running, { by, to: to.toString() })
    await running.testClock.moving
    return decision
  }

  const movedAt = async (walletId: string, where: string): Promise<string[]> => {
    const { rows } = await sql<{ at: Date }>`
      select at from ledger_entries where wallet_id = ${walletId} and ${sql.raw(where)} order by seq`.execute(app.db)
    return rows.map(({ at }) => at.toISOString())
  }

  test('a market moved by 400 days stands as one in which nothing ran and everything is read at the end', async () => {
    const moved = await aMarket(app)
    expect(await move(days(50))).toMatchObject({ ok: true, value: { state: 'moving' } })
    await grantLater(server.app, moved)
    await move(days(400))
    expect(await readMove(app.db)).toMatchObject({ state: 'arrived', reached: iso(days(400)) })
    expect(server.app.clock()).toEqual(days(400))
    const other = await freshApp({ on })
    const left = await aMarket(other)
    other.pass({ hours: 24 * 50 })
    await grantLater(other, left)
    other.pass({ hours: 24 * 350 })
    const balances = await Promise.all(moved.map(id => readBalance(server.app, id)))
    expect(balances.map(({ available }) => available)).toEqual([0, 7, 11])
    expect(balances).toEqual(await Promise.all(left.map(id => readBalance(other, id))))
    expect(await audit(app.db)).toMatchObject({ ok: true, differences: [] })
    await other.close()
  })

  test('everything happens at its own instant and in order', async () => {
    const [client, freelancer] = [await aClient(app), await aFreelancer(app)]
    for (const wait of [0, 5, 5]) {
      app.pass({ hours: 24 * wait })
      await submitProposal(app, { by: freelancer, postId: await aPost(app, client), ...letter })
    }
    await move(days(400))
    const { rows } = await sql<{ kind: string; at: Date }>`
      select kind, at from ledger_entries where wallet_id = ${freelancer} and kind in ('returned', 'expired') order by seq`.execute(
      app.db,
    )
    const { openDays } = policyNow(app).posts
    expect(rows.map(({ kind, at }) => [kind, at.toISOString()])).toEqual([
      ['returned', iso(days(openDays))],
      ['returned', iso(days(openDays + 5))],
      ['returned', iso(days(openDays + 10))],
      ['expired', iso(days(365))],
    ])
  })

  test('what a post that ends makes due is done at that instant, though nothing announces it', async () => {
    const [client, by] = [await aClient(app), await aFreelancer(app)]
    const postId = await aPost(app, client)
    const sent = await submitProposal(app, { by, postId, ...letter })
    await interviewFreelancer(app, { by: client, proposalId: sent.ok ? sent.value.proposalId : '' })
    await move(days(400))
    const { ends_at, state } = (await findPosts(app.db, [postId])).get(postId)!
    expect(state).toBe('ended')
    const given = "kind = 'granted' and lot_id in (select lot_id from lots where source = 'interview')"
    expect(await movedAt(by, given)).toEqual([ends_at.toISOString()])
  })

  test("a badge that its owner's monthly budget has paused goes on when the next month begins", async () => {
    const { visibility } = policyNow(app)
    const weekly = { ...visibility, availabilityBadge: { weekly: 4, demand: [] } }
    app.policies = onlyPolicy({ ...policyNow(app), visibility: weekly })
    const by = await aFreelancer(app)
    await setLimits(app, { by, monthly: 2, weekly: null, proposal: null, boost: null })
    await startVisibility(app, { by, service: 'availability-badge', ceiling: 4 })
    await move(days(70), serving(app))
    expect(await movedAt(by, "kind = 'availability-badge'")).toEqual([
      iso(noon),
      iso(noon.add({ hours: 42 })),
      '2026-06-01T00:00:00.000Z',
      '2026-06-02T18:00:00.000Z',
      '2026-07-01T00:00:00.000Z',
      '2026-07-02T18:00:00.000Z',
    ])
  })

  test('what one job makes due at an instant is done before time goes on', async () => {
    const log: string[] = []
    let made: Temporal.Instant | undefined
    const job = (name: string, next: () => Temporal.Instant | undefined, run: () => void): Job => ({
      name,
      title: name,
      at: '* * * * *',
      due: async ({ app }) => Number(next() !== undefined && Temporal.Instant.compare(next()!, app.clock()) <= 0),
      nextDue: async (_, after) => (next() && Temporal.Instant.compare(next()!, after) > 0 ? next() : undefined),
      run: async ({ app }) => {
        if (!next() || Temporal.Instant.compare(next()!, app.clock()) > 0) return 0
        run()
        log.push(`${name} ${app.clock()}`)
        return 1
      },
    })
    let ended: Temporal.Instant | undefined = days(3)
    const release = job(
      'release',
      () => made,
      () => {
        made = undefined
      },
    )
    const end = job(
      'end',
      () => ended,
      () => {
        made = ended
        ended = undefined
      },
    )
    await move(days(10), { ...server, jobs: [release, end] })
    expect(log).toEqual([`end ${days(3)}`, `release ${days(3)}`])
  })

  test('a job that fails ends the way, and says why without secrets', async () => {
    const run = () => Promise.reject(new Error('no answer from smtp://robin:hunter2@mail.example'))
    const failing: Job = {
      name: 'failing',
      title: '',
      at: '* * * * *',
      due: async () => 1,
      nextDue: async () => days(3),
      run,
    }
    await move(days(10), { ...server, jobs: [failing] })
    const { error, state } = (await readMove(app.db))!
    expect([state, error]).toEqual(['failed', 'failing: no answer from smtp://…@mail.example'])
    expect(server.app.clock()).toEqual(noon)
  })

  test('time goes on from there, never goes back, and is the same after a restart', async () => {
    await move(days(3))
    app.pass({ hours: 1 })
    const later = days(3).add({ hours: 1 })
    expect(server.app.clock()).toEqual(later)
    expect(await move(days(2))).toMatchObject({ ok: false, refusal: { code: 'clock-never-back' } })
    expect(await move(days(30_000))).toMatchObject({ ok: false, refusal: { code: 'clock-too-far' } })
    server.testClock.clock.learn(5)
    expect(server.app.clock()).toEqual(later)
    expect((await openClock(app.db)).ahead()).toBe(3 * 24 * 60 * 60 * 1000)
  })

  test('it is stopped between two steps, and another way begins only when the first has ended', async () => {
    const { promise: reached, resolve: reach } = Promise.withResolvers<void>()
    const { promise: free, resolve: go } = Promise.withResolvers<void>()
    let runs = 0
    const slow: Job = {
      name: 'slow',
      title: '',
      at: '* * * * *',
      due: async () => 0,
      nextDue: async (_, after) => after.add({ hours: 24 }),
      run: async () => {
        runs += 1
        if (runs < 2) return 1
        reach()
        await free
        return 0
      },
    }
    const running = { ...server, jobs: [slow] }
    const key = app.newId()
    const first = await moveClock(running, { by, to: days(100).toString(), key })
    await reached
    expect(await moveClock(running, { by, to: days(100).toString(), key })).toEqual(first)
    expect(await moveClock(running, { by, to: days(9).toString() })).toMatchObject({
      refusal: { code: 'clock-is-moving' },
    })
    expect(await readClock(running, { by })).toMatchObject({ value: { move: { state: 'moving', done: { slow: 1 } } } })
    expect(await stopClock(running, { by })).toMatchObject({ ok: true })
    go()
    await running.testClock.moving
    expect(await readMove(app.db)).toMatchObject({ state: 'stopped', reached: iso(days(1)) })
    expect(await stopClock(running, { by })).toMatchObject({ refusal: { code: 'clock-not-moving' } })
    expect(await move(days(9), running)).toMatchObject({ ok: true })
    const said = await readActs(app, { by })
    expect(said.ok && said.value.acts.map(({ act, detail }) => [act, detail])).toEqual([
      ['clock-moved', `from ${days(1)} to ${days(9)}`],
      ['clock-stopped', `on its way to ${iso(days(100))}`],
      ['clock-moved', `from ${noon} to ${days(100)}`],
    ])
  })

  test('where the process that moved it is dead, another may go on', async () => {
    await move(days(1))
    await sql`update settings set value = value || '{"state": "moving"}' where name = 'clock-move'`.execute(app.db)
    expect(await move(days(2))).toMatchObject({ refusal: { code: 'clock-is-moving' } })
    app.pass({ minutes: 1 })
    expect(await readClock(server, { by })).toMatchObject({ value: { move: { state: 'failed' } } })
    expect(await move(days(2))).toMatchObject({ ok: true })
  })

  test('nobody but an operator reads, moves or stops it', async () => {
    for (const other of [await aFreelancer(app), await aClient(app), app.newId()])
      for (const asked of [
        moveClock(server, { by: other, to: days(1).toString() }),
        stopClock(server, { by: other }),
        readClock(server, { by: other }),
      ])
        expect(await asked).toEqual({ ok: false, refusal: { code: 'not-an-operator', facts: {} } })
    expect(server.app.clock()).toEqual(noon)
  })

  test('it moves only in a sandbox: where no mail leaves, and the demo or TEST_CLOCK=on says so', async () => {
    const refused = { ok: false, refusal: { code: 'not-a-sandbox', facts: {} } }
    const tried = (about: Parameters<typeof serving>[1]) => move(days(1), serving(app, about))
    expect(await tried({ testClock: null })).toEqual(refused)
    expect(await tried({ testClock: 'off' })).toEqual(refused)
    expect(await tried({ testClock: 'on', delivers: true })).toEqual(refused)
    await sql`insert into settings values ('demo', '{}')`.execute(app.db)
    expect(await tried({ testClock: 'off' })).toEqual(refused)
    expect(await tried({ testClock: null, delivers: true })).toEqual(refused)
    expect((await openClock(app.db)).ahead()).toBe(0)
    expect(await tried({ testClock: null })).toMatchObject({ ok: true })
  })
})

test('two processes on one database see the same time', async () => {
  const app = await freshApp({ on: 'postgres' })
  const by = await anOperator(app)
  const other = await beside(app)
  const [here, there] = [serving(app), serving(other)]
  const stop = await followClock(there.testClock.clock, other.database)
  await moveClock(here, { by, to: days(3).toString() })
  await here.testClock.moving
  await expect.poll(() => there.app.clock()).toEqual(days(3))
  expect(here.app.clock()).toEqual(days(3))
  expect(await moveClock(there, { by, to: days(2).toString() })).toMatchObject({
    refusal: { code: 'clock-never-back' },
  })
  await stop()
  await other.close()
  await app.close()
})

const iso = (at: Temporal.Instant) => new Date(at.epochMilliseconds).toISOString()

/** Three freelancers with lots of several lives, proposals on posts that end, are closed, and a hold that times out. */
async function aMarket(app: TestApp): Promise<string[]> {
  const client = await aClient(app)
  const members = [await aFreelancer(app), await aFreelancer(app), await aFreelancer(app)] as const
  const [one, two, three] = members
  const [ending, closed, other] = [await aPost(app, client), await aPost(app, client), await aPost(app, client)]
  await submitProposal(app, { by: one, postId: ending, ...letter })
  await submitProposal(app, { by: two, postId: closed, ...letter })
  await closePost(app, { by: client, postId: closed })
  await submitProposal(app, { by: three, postId: other, ...letter })
  await placeHold(app, { by: three, connects: 5, reason: 'a bid', purpose: 'Boost', timesOutAt: days(20) })
  return [...members]
}

async function grantLater(app: App, [, two, three]: string[]): Promise<void> {
  for (const [walletId, connects] of [
    [two!, 7],
    [three!, 11],
  ] as const)
    await grantConnects(app, { by: system, walletId, source: 'demo', reason: 'later', connects })
}
