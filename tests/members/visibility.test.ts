import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Policy } from '#economy/policy/policy'
import { readPolicy } from '#gateways/policies/read-policy'
import { audit } from '#marketplace/ledger/audit'
import { setLimits } from '#marketplace/limits/set-limits'
import { editProfile } from '#marketplace/members/edit-profile'
import { readNotices } from '#marketplace/notices/read-notices'
import { asVersion, policiesOf } from '#marketplace/policy/policies'
import { chargeVisibility } from '#marketplace/visibility/charge-visibility'
import { readVisibility } from '#marketplace/visibility/read-visibility'
import { startVisibility } from '#marketplace/visibility/start-visibility'
import { stopVisibility } from '#marketplace/visibility/stop-visibility'
import { readBalance } from '#marketplace/wallets/read-balance'
import { readStatement } from '#marketplace/wallets/read-statement'
import { stateOf } from '../api/state-of.ts'
import { tryApi } from '../api/try-api.ts'
import { aClient, aFreelancer, beside, databases, freshApp, type TestApp } from '../fresh-app.ts'

const earnest = readPolicy('earnest')
const priced = (weekly: number | null, demand: { from: number; weekly: number }[] = []): Policy => ({
  ...earnest,
  visibility: { ...earnest.visibility, availabilityBadge: weekly === null ? null : { weekly, demand } },
})
const service = 'availability-badge' as const

test.each(databases)(
  'on %s: a price that moves with how many wear the badge is charged by its step, and pauses above a ceiling',
  async on => {
    const app = await freshApp({
      on,
      policy: priced(4, [
        { from: 2, weekly: 6 },
        { from: 3, weekly: 8 },
      ]),
    })
    const [first, second, third] = [await aFreelancer(app), await aFreelancer(app), await aFreelancer(app)]
    const start = (by: string, ceiling: number) => startVisibility(app, { by, service, ceiling })
    const left = async (by: string) => (await readBalance(app, by)).available
    expect(await start(first, 7)).toMatchObject({ value: { weekly: 4 } })
    expect(await start(second, 20)).toMatchObject({ value: { weekly: 4 } })
    expect(await start(third, 5)).toMatchObject({ refusal: { code: 'ceiling-below-price', facts: { weekly: 6 } } })
    const read = await readVisibility(app, third)
    expect(read.ok && read.value[0]).toMatchObject({ weekly: 6, wearing: 2, demand: [{ from: 2 }, { from: 3 }] })
    app.pass({ hours: 42 })
    expect(await chargeVisibility(app)).toBe(2)
    app.pass({ hours: 28 }) // 168 ÷ 6
    expect(await start(third, 20)).toMatchObject({ value: { weekly: 6 } })
    expect(await chargeVisibility(app)).toBe(2)
    expect([await left(first), await left(second), await left(third)]).toEqual([38, 37, 39])
    expect((await readNotices(app, first)).notices[0]!.text).toContain('paused. It costs 8 Connects a week now')
    expect(await audit(app.db)).toMatchObject({ ok: true, differences: [] })
    await app.close()
  },
)

describe.each(databases)('visibility on %s', on => {
  let app: TestApp
  let other: TestApp
  beforeAll(async () => {
    app = await freshApp({ on, policy: priced(4) })
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
  const start = (by: string, ceiling = 4) => startVisibility(app, { by, service, ceiling })
  const balance = async (id: string) => (await readBalance(app, id)).available
  const badge = async (id: string) => {
    const read = await readVisibility(app, id)
    return read.ok && read.value.find(one => one.service === service)
  }
  /** The price from now on. */
  const costs = (weekly: number | null) => {
    const [before] = [app.policies.versions()]
    app.policies.renew([
      ...before,
      asVersion({ id: `v${before.length}`, policy: priced(weekly), from: app.clock(), keeps: [] }),
    ])
  }
  const told = async (id: string) => (await readNotices(app, id)).notices.map(({ text }) => text)

  test('the first Connect on switching on, then one every 42 hours, whatever the clockwork does', async () => {
    const by = await aFreelancer(app)
    expect(await start(by)).toMatchObject({ value: { charged: 1, weekly: 4, shown: true, balance: 39 } })
    expect(await chargeVisibility(app)).toBe(0)
    app.pass({ hours: 42, seconds: 30 })
    expect(await badge(by)).toMatchObject({ shown: true, spentThisWeek: 1 })
    await many(6, i => chargeVisibility(turn(i)))
    expect(await balance(by)).toBe(38)
    app.pass({ hours: 60 })
    expect(await badge(by)).toMatchObject({ state: 'on', shown: false })
    await many(6, i => chargeVisibility(turn(i)))
    expect([await balance(by), await badge(by)]).toMatchObject([37, { shown: true, spentThisWeek: 3 }])
    expect((await readStatement(app, by, {})).lines.slice(0, 2)).toMatchObject([
      { kind: service, text: 'Availability badge', change: -1, balance: 37 },
      { kind: service, change: -1, balance: 38 },
    ])
    await stopVisibility(app, { by, service })
  })

  test('switched on by two processes at once, and off and on again: one Connect', async () => {
    const by = await aFreelancer(app)
    await many(10, i => startVisibility(turn(i), { by, service, ceiling: 4 }))
    await many<unknown>(10, i =>
      i % 3 ? startVisibility(turn(i), { by, service, ceiling: 4 }) : stopVisibility(turn(i), { by, service }),
    )
    await stopVisibility(app, { by, service })
    app.pass({ hours: 500 })
    expect(await chargeVisibility(app)).toBe(0)
    expect([await balance(by), await badge(by)]).toMatchObject([39, { state: 'off', shown: false }])
  })

  test('a price above the ceiling pauses with one notice, a lower one goes on; no longer offered, it goes off', async () => {
    const by = await aFreelancer(app)
    await start(by, 5)
    costs(8)
    app.pass({ hours: 41 })
    expect(await badge(by)).toMatchObject({ shown: true, weekly: 8 })
    app.pass({ hours: 1 })
    for (const _ of [1, 2, 3]) await chargeVisibility(app)
    expect([await balance(by), await badge(by)]).toMatchObject([39, { state: 'paused', shown: false }])
    costs(5)
    await chargeVisibility(app)
    expect([await balance(by), await badge(by)]).toMatchObject([38, { state: 'on', shown: true }])
    costs(null)
    app.pass({ hours: 34 })
    await chargeVisibility(app)
    costs(4)
    await chargeVisibility(app)
    expect([await balance(by), await badge(by)]).toMatchObject([38, { state: 'off' }])
    expect(await told(by)).toEqual([
      expect.stringContaining('no longer offered'),
      expect.stringContaining('shown again. It costs 5 Connects'),
      expect.stringContaining('paused. It costs 8 Connects a week now, more than your ceiling of 5'),
    ])
  })

  test('with no Connect left it goes off with a notice; who stops working as a freelancer is not charged', async () => {
    const [poor, leaving] = [await aFreelancer(app, { connects: 1 }), await aFreelancer(app)]
    await start(poor)
    await start(leaving)
    await editProfile(app, { by: leaving, isFreelancer: false, isClient: true })
    app.pass({ hours: 42 })
    await many(4, i => chargeVisibility(turn(i)))
    expect([await balance(poor), await badge(poor)]).toMatchObject([0, { state: 'off', shown: false }])
    expect(await told(poor)).toEqual([expect.stringContaining('you have none to spend')])
    expect([await balance(leaving), await badge(leaving)]).toMatchObject([39, { state: 'off' }])
    expect(await start(poor)).toMatchObject({ refusal: { code: 'cannot-pay-visibility' } })
    expect(await start(leaving)).toMatchObject({ refusal: { code: 'not-a-freelancer' } })
  })

  test('past its owner’s monthly budget it pauses with a notice that names the limit, and goes on in the new month', async () => {
    const monthStart = (add: number) =>
      app.clock().toZonedDateTimeISO('UTC').with({ day: 1 }).startOfDay().add({ months: add })
    const until = ({ epochMilliseconds }: { epochMilliseconds: number }) =>
      app.pass({ seconds: Math.ceil((epochMilliseconds - app.clock().epochMilliseconds) / 1000) })
    until(monthStart(1))
    const by = await aFreelancer(app)
    await setLimits(app, { by, monthly: 2, proposal: null, boost: null })
    expect(await start(by)).toMatchObject({ value: { charged: 1 } })
    for (const _ of [1, 2]) {
      app.pass({ hours: 42 })
      await many(4, i => chargeVisibility(turn(i)))
    }
    expect([await balance(by), await badge(by)]).toMatchObject([38, { state: 'paused', shown: false }])
    expect(await start(by)).toMatchObject({ refusal: { code: 'over-monthly-budget', facts: { most: 2, spent: 2 } } })
    expect(await told(by)).toEqual([expect.stringContaining('would pass your own limit of 2 Connects a month')])
    until(monthStart(1))
    await many(4, i => chargeVisibility(turn(i)))
    expect(await badge(by)).toMatchObject({ state: 'on', shown: true })
    expect(await told(by)).toHaveLength(2)
  })

  test('both services of one member that wait for the new month are looked at together', async () => {
    const by = await aFreelancer(app)
    const boosted = { by, service: 'boosted-profile', ceiling: 100 } as const
    await setLimits(app, { by, monthly: 2, proposal: null, boost: null })
    expect([await start(by), await startVisibility(app, boosted)]).toMatchObject([{ ok: true }, { ok: true }])
    app.pass({ hours: 42 })
    await chargeVisibility(app)
    app.pass({ minutes: 1 })
    expect(await chargeVisibility(app)).toBe(0)
    expect([await balance(by), await badge(by)]).toMatchObject([38, { state: 'paused' }])
    for (const service of ['availability-badge', 'boosted-profile'] as const) await stopVisibility(app, { by, service })
  })

  test('many at once, charged by several processes: each exactly once', async () => {
    const members = await many(40, () => aFreelancer(app))
    await many(40, i => startVisibility(turn(i), { by: members[i]!, service, ceiling: 4 }))
    for (const hours of [42, 42, 42]) {
      app.pass({ hours })
      await many(4, i => chargeVisibility(turn(i)))
    }
    for (const id of members) expect(await balance(id)).toBe(36)
  })

  test('through the API: only one’s own, a key needed, each refusal with its sentence and nothing changed', async () => {
    const api = tryApi(app)
    const [by, stranger, client] = [await aFreelancer(app), await aFreelancer(app), await aClient(app)]
    const at = `/visibility/${service}`
    const send = { as: by, body: { ceiling: 6 }, key: 'once' }
    const first = await api.post(`${at}/start`, send)
    expect([first.status, first.body]).toMatchObject([200, { charged: 1, weekly: 4, balance: 39, shown: true }])
    expect((await api.post(`${at}/start`, send)).body).toEqual(first.body)
    const before = await stateOf(app)
    const refusals = [
      [{ as: by, body: { ceiling: 3 } }, 422, 'ceiling-below-price'],
      [{ as: by, body: { ceiling: 0 } }, 400, 'invalid-input'],
      [{ as: by, body: { ceiling: 2.5 } }, 400, 'invalid-input'],
      [{ as: client, body: { ceiling: 6 } }, 403, 'not-a-freelancer'],
      [{ body: { ceiling: 6 } }, 401, 'sign-in-needed'],
    ] as const
    for (const [what, status, code] of refusals) {
      const answer = await api.post(`${at}/start`, what)
      expect([answer.status, answer.body.code]).toEqual([status, code])
    }
    expect((await api.call('POST', `${at}/start`, { as: by, body: { ceiling: 6 } })).body.code).toBe('key-missing')
    expect((await api.post('/visibility/golden-frame/start', send)).body.code).toBe('invalid-input')
    expect((await api.post(`${at}/stop`, { as: stranger })).status).toBe(200)
    expect((await api.get('/visibility', { as: client })).body.code).toBe('not-a-freelancer')
    expect(await stateOf(app)).toBe(before)
    expect((await api.get('/visibility', { as: by })).body.items).toMatchObject([
      { service, weekly: 4, state: 'on', shown: true, ceiling: 6, spentThisWeek: 1 },
      { service: 'boosted-profile', weekly: 12, state: 'off', shown: false, ceiling: null, paidUntil: null },
    ])
    expect((await api.get(`/members/${by}`)).body.availableNow).toBe(true)
    expect((await api.post(`${at}/stop`, { as: by })).body).toEqual({ service, state: 'off' })
    expect((await api.get(`/members/${by}`)).body.availableNow).toBe(false)
  })

  test('a wallet that keeps an older version of the policy keeps its price', async () => {
    const by = await aFreelancer(app)
    const now = app.clock()
    const openedBefore = now.add({ hours: 1 })
    const renewed = app.policies.versions()
    const version = {
      id: 'dearer',
      policy: priced(9),
      from: now,
      keeps: [{ openedBefore, until: now.add({ hours: 99 }) }],
    }
    const grandfathered = { ...app, policies: policiesOf([...renewed, asVersion(version)]) }
    expect(await startVisibility(grandfathered, { by, service, ceiling: 4 })).toMatchObject({ value: { weekly: 4 } })
  })
})
