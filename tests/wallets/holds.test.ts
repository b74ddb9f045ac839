import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Policy } from '#economy/policy/policy'
import { readPolicy } from '#gateways/policies/read-policy'
import { system } from '#marketplace/app'
import { captureHold } from '#marketplace/holds/capture-hold'
import { placeHold } from '#marketplace/holds/place-hold'
import { releaseHold } from '#marketplace/holds/release-hold'
import { audit } from '#marketplace/ledger/audit'
import { onlyPolicy } from '#marketplace/policy/policies'
import { submitProposal } from '#marketplace/proposals/submit-proposal'
import { grantConnects } from '#marketplace/wallets/grant-connects'
import { readBalance } from '#marketplace/wallets/read-balance'
import { readBalanceHistory } from '#marketplace/wallets/read-balance-history'
import { readStatement } from '#marketplace/wallets/read-statement'
import { readWallet } from '#marketplace/wallets/read-wallet'
import { writeLapses } from '#marketplace/wallets/write-lapses'
import { aClient, aFreelancer, anOperator, aPost, beside, databases, freshApp, type TestApp } from '../fresh-app.ts'
import { quiet } from '../quiet.ts'

const earnest = quiet(readPolicy('earnest'))
const policy: Policy = { ...earnest, lots: { ...earnest.lots, life: 'P365D' } } // So that leap years do not matter here.
const hours = (days: number) => ({ hours: 24 * days })

describe.each(databases)('holds on %s', on => {
  let app: TestApp
  let other: TestApp
  beforeAll(async () => {
    app = await freshApp({ on, policy })
    // The embedded database has one process: there, a second app is a second set of queues on it.
    other = on === 'postgres' ? await beside(app) : { ...app, close: async () => {} }
  })
  afterAll(async () => {
    expect(await audit(app.db)).toMatchObject({ ok: true, differences: [] })
    await other.close()
    await app.close()
  })

  const turn = (i: number) => (i % 2 ? other : app)
  const many = <T>(count: number, what: (i: number) => Promise<T>): Promise<T[]> =>
    Promise.all(Array.from({ length: count }, (_, i) => what(i)))
  const ask = (by: string, connects: number, about: { days?: number; reason?: string } = {}) => ({
    by,
    connects,
    reason: about.reason ?? app.newId(),
    purpose: 'Boost',
    timesOutAt: app.clock().add(hours(about.days ?? 5)),
  })
  const place = async (...[by, connects, about]: Parameters<typeof ask>) => {
    const placed = await placeHold(app, ask(by, connects, about))
    if (!placed.ok) throw new Error(placed.refusal.code)
    return { walletId: by, holdId: placed.value.holdId }
  }
  const available = async (id: string) => (await readBalance(app, id)).available
  const lines = async (id: string) =>
    (await readStatement(app, id, {})).lines.map(({ kind, change, balance }) => [kind, change, balance])

  test('placed, captured in part, and the rest released: each is a line of the statement', async () => {
    const by = await aFreelancer(app)
    const hold = await place(by, 10)
    expect(await readWallet(app, by)).toMatchObject({
      available: 30,
      held: 10,
      holds: [{ id: hold.holdId, purpose: 'Boost', connects: 10, timesOutAt: app.clock().add(hours(5)).toString() }],
    })
    expect(await captureHold(app, { by: system, ...hold, connects: 4 })).toMatchObject({
      value: { state: 'placed', captured: 4, released: 0, held: 6, balance: 30 },
    })
    expect(await releaseHold(app, { by, ...hold })).toMatchObject({
      value: { state: 'released', captured: 4, released: 6, held: 0, balance: 36 },
    })
    expect(await readWallet(app, by)).toMatchObject({ available: 36, held: 0, holds: [] })
    expect(await lines(by)).toEqual([
      ['released', 6, 36],
      ['captured', 0, 30],
      ['held', -10, 30],
      ['granted', 40, 40],
    ])
    const { lines: captured } = await readStatement(app, by, { kind: 'captured' })
    expect(captured.map(({ text }) => text)).toEqual(['4 of the held spent: Boost'])
  })

  test('a charge lower than its ceiling is one movement: captured and the rest back', async () => {
    const by = await aFreelancer(app)
    const hold = await place(by, 10)
    expect(await captureHold(app, { by: system, ...hold, connects: 3, release: true })).toMatchObject({
      value: { state: 'captured', captured: 3, released: 7, held: 0, balance: 37 },
    })
    expect((await lines(by))[0]).toEqual(['captured', 7, 37])
  })

  test('only the marketplace captures, only the owner and the marketplace release, and nobody else sees a hold', async () => {
    const [by, stranger] = [await aFreelancer(app), await aFreelancer(app)]
    const hold = await place(by, 10)
    const refused = { ok: false, refusal: { code: 'hold-not-found' } }
    for (const who of [by, stranger])
      expect(await captureHold(app, { by: who, ...hold, connects: 1 })).toMatchObject(refused)
    expect(await releaseHold(app, { by: stranger, ...hold })).toMatchObject(refused)
    expect(await releaseHold(app, { by: stranger, ...hold, walletId: stranger })).toMatchObject(refused)
    expect(await releaseHold(app, { by: system, walletId: by, holdId: app.newId() })).toMatchObject(refused)
    expect(await releaseHold(app, { by: system, walletId: 'nobody', holdId: 'nothing' })).toMatchObject(refused)
    expect(await placeHold(app, ask(await aClient(app), 1))).toMatchObject({ refusal: { code: 'not-a-freelancer' } })
    expect(await placeHold(app, ask(system, 1))).toMatchObject({ refusal: { code: 'not-a-freelancer' } })
    expect(await releaseHold(app, { by: system, ...hold })).toMatchObject({ ok: true, value: { balance: 40 } })
    expect(await releaseHold(app, { by, ...hold })).toMatchObject({
      refusal: { code: 'hold-ended', facts: { state: 'released' } },
    })
  })

  test('in one batch each hold is checked against what the ones before it left, and a refusal spoils nothing', async () => {
    const by = await aFreelancer(app, { connects: 6 })
    const placed = await Promise.all([4, 4, 2, 4].map(connects => placeHold(app, ask(by, connects))))
    expect(placed.map(({ ok }) => ok)).toEqual([true, false, true, false])
    expect(await readWallet(app, by)).toMatchObject({ available: 0, held: 6 })
  })

  test('many wallets place, capture and release in one commit each', async () => {
    const members = await many(20, () => aFreelancer(app))
    const holds = await Promise.all(members.map(by => place(by, 5)))
    const captured = await Promise.all(holds.map(hold => captureHold(app, { by: system, ...hold, connects: 2 })))
    const released = await Promise.all(holds.map(hold => releaseHold(app, { by: hold.walletId, ...hold })))
    expect([...captured, ...released].every(({ ok }) => ok)).toBe(true)
    for (const id of members) expect(await available(id)).toBe(38)
  })

  test('captured and released by two processes at once, never more than was held moves', async () => {
    const by = await aFreelancer(app)
    const hold = await place(by, 10)
    const answers = await many(12, i =>
      i % 3 ? captureHold(turn(i), { by: system, ...hold, connects: 4 }) : releaseHold(turn(i), { by, ...hold }),
    )
    expect(answers.filter(({ ok }) => ok).length).toBeLessThanOrEqual(3)
    const { rows } = await sql<{ captured: number; released: number }>`
      select captured, released from holds where hold_id = ${hold.holdId}`.execute(app.db)
    expect(rows[0]!.captured + rows[0]!.released).toBe(10)
    expect(await available(by)).toBe(40 - rows[0]!.captured)
  })

  test('a hold times out at its instant, before any job has run: it can no longer be captured and its Connects count', async () => {
    const by = await aFreelancer(app)
    const hold = await place(by, 10)
    app.pass({ hours: 119, minutes: 59 })
    expect(await available(by)).toBe(30)
    app.pass({ minutes: 1 })
    expect(await readWallet(app, by)).toMatchObject({ available: 40, held: 0, holds: [] })
    expect((await readBalanceHistory(app, by)).points.at(-1)).toEqual({ at: app.clock().toString(), balance: 40 })
    const unwritten = (await readStatement(app, by, {})).lines
    expect(unwritten[0]).toMatchObject({
      kind: 'timed-out',
      change: 10,
      balance: 40,
      at: app.clock().toString({ smallestUnit: 'millisecond' }),
    })
    app.pass({ minutes: 1 })
    expect(await captureHold(app, { by: system, ...hold, connects: 1 })).toMatchObject({
      refusal: { code: 'hold-ended', facts: { state: 'timed-out' } },
    })
    const { lines: written } = await readStatement(app, by, {})
    expect(written.map(({ id: _, ...line }) => line)).toEqual(unwritten.map(({ id: _, ...line }) => line))
    expect(await available(by)).toBe(40)
  })

  test('the job writes time-outs down once, however often and wherever it runs', async () => {
    const by = await aFreelancer(app)
    await place(by, 10)
    await place(by, 5, { days: 6 })
    app.pass(hours(7))
    await many(4, i => writeLapses(turn(i)))
    expect(await writeLapses(app)).toBe(0)
    expect((await lines(by)).slice(0, 2)).toEqual([
      ['timed-out', 5, 40],
      ['timed-out', 10, 35],
    ])
  })

  const choices: [Policy['holds']['ofLapsedLot'], number][] = [
    [{ rule: 'lapse' }, 0],
    [{ rule: 'grace', days: 20 }, 10],
    [{ rule: 'new-lot', days: 30 }, 10],
  ]
  test.each(choices)('what a hold gives back of a lot that has lapsed: %o', async (ofLapsedLot, back) => {
    const under = (on: TestApp): TestApp => ({ ...on, policies: onlyPolicy({ ...policy, holds: { ofLapsedLot } }) })
    const by = await aFreelancer(app)
    app.pass(hours(360))
    await place(by, 10, { days: 12 })
    const released = await place(by, 10, { days: 100 })
    app.pass(hours(10)) // The lot lapsed five days ago; what was held of it did not.
    expect(await readWallet(under(app), by)).toMatchObject({ available: 0, held: 20 })
    expect(await releaseHold(under(app), { by, ...released })).toMatchObject({ value: { balance: back } })
    app.pass(hours(2))
    expect((await readBalance(under(app), by)).available).toBe(2 * back)
    await writeLapses(under(app))
    expect((await readBalance(under(app), by)).available).toBe(2 * back)
    const { lines: told } = await readStatement(under(app), by, {})
    const note =
      ofLapsedLot.rule === 'lapse' ? 'its lot had lapsed' : `its lot had lapsed: ${ofLapsedLot.days} days to spend it`
    expect(told.slice(0, 2).map(({ kind, change, note }) => [kind, change, note])).toEqual([
      ['timed-out', back, note],
      ['released', back, note],
    ])
    expect(await audit(app.db)).toMatchObject({ ok: true })
  })

  test('what comes back can be spent and held again at once, in the command that finds it back', async () => {
    const by = await aFreelancer(app, { connects: 6 })
    await place(by, 4)
    const postId = await aPost(app, await aClient(app))
    const letter = { by, postId, coverLetter: 'Yes.', bidCents: 100_00, answers: [], portfolio: [], shownPrice: 4 }
    expect(await submitProposal(app, letter)).toMatchObject({
      refusal: { code: 'too-few-connects', facts: { available: 2 } },
    })
    app.pass(hours(5))
    expect(await submitProposal(app, letter)).toMatchObject({ value: { balance: 2 } })
    expect(await placeHold(app, ask(by, 2))).toMatchObject({ value: { balance: 0 } })
  })

  test('the marketplace grants many at once, each once for its reason; others may not, unless they are operators', async () => {
    const members = await many(10, () => aFreelancer(app, { connects: 0 }))
    const grant = { source: 'demo', reason: 'a gift', connects: 5 }
    const given = await many(40, i =>
      grantConnects(turn(i), { by: system, key: `gift-${i % 20}`, walletId: members[i % 10]!, ...grant }),
    )
    expect(given.every(({ ok }) => ok)).toBe(true)
    for (const id of members) expect(await available(id)).toBe(5)
    const [by, operator] = [members[0]!, await anOperator(app)]
    expect(await grantConnects(app, { by, walletId: by, ...grant })).toMatchObject({
      refusal: { code: 'not-an-operator' },
    })
    const again = { walletId: by, ...grant, reason: 'another' }
    expect(await grantConnects(app, { by: operator, ...again })).toMatchObject({ value: { given: true } })
    expect(await grantConnects(app, { by: operator, ...again })).toMatchObject({ value: { given: false } })
    expect(await grantConnects(app, { by: operator, ...again, walletId: operator })).toMatchObject({
      refusal: { code: 'not-found' },
    })
    expect(await grantConnects(app, { by: operator, ...again, connects: 0 })).toMatchObject({
      refusal: { code: 'invalid-input' },
    })
  })
})
