import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPolicy } from '#gateways/policies/read-policy'
import { system } from '#marketplace/app'
import { audit } from '#marketplace/ledger/audit'
import { readActs } from '#marketplace/operators/read-acts'
import { setPlan } from '#marketplace/plans/set-plan'
import { listBundles } from '#marketplace/purchases/list-bundles'
import { readBundle } from '#marketplace/purchases/read-bundle'
import { recordPurchase } from '#marketplace/purchases/record-purchase'
import { type Json, tryApi } from '../api/try-api.ts'
import { aClient, aFreelancer, anOperator, databases, freshApp, type TestApp } from '../fresh-app.ts'

describe.each(databases)('bundles that only Plus may buy, on %s', on => {
  let app: TestApp
  let api: ReturnType<typeof tryApi>
  let [basic, plus, operator]: string[] = []
  beforeAll(async () => {
    app = await freshApp({ on, policy: readPolicy('upwork-2015') })
    api = tryApi(app)
    ;[basic, plus, operator] = [await aFreelancer(app), await aFreelancer(app), await anOperator(app)]
    expect(await setPlan(app, { by: system, memberId: plus, plan: 'plus' })).toMatchObject({ ok: true })
  })
  afterAll(async () => {
    expect(await audit(app.db)).toMatchObject({ ok: true, differences: [] })
    await app.close()
  })
  const bundles = async (by: string) => {
    const listed = await listBundles(app, { by, memberId: by })
    return listed.ok && listed.value.items.map(({ connects, mayBuy, plans }) => [connects, mayBuy, plans])
  }

  test('all are shown to everybody, and each says who may buy it', async () => {
    expect(await bundles(basic!)).toEqual([5, 10, 20, 40].map(connects => [connects, false, 'Plus']))
    expect(await bundles(plus!)).toEqual([5, 10, 20, 40].map(connects => [connects, true, 'Plus']))
  })

  test('who asks before paying is refused on another plan, and may once they are on it', async () => {
    const by = await aFreelancer(app)
    const ask = () => readBundle(app, { by, memberId: by, connects: 5 })
    expect(await ask()).toMatchObject({ refusal: { code: 'bundle-not-for-plan', facts: { plans: 'Plus' } } })
    await setPlan(app, { by: system, memberId: by, plan: 'plus' })
    expect(await ask()).toMatchObject({ value: { connects: 5, cents: 500, mayBuy: true } })
    expect(await readBundle(app, { by, memberId: by, connects: 6 })).toMatchObject({
      value: { cents: 600, mayBuy: true },
    })
    expect(await readBundle(app, { by, memberId: by, connects: 4 })).toMatchObject({
      refusal: { code: 'no-such-bundle' },
    })
  })

  test('what was paid for all the same is given, and both the answer and the log say that the plan may not buy it', async () => {
    const buy = (walletId: string, reference: string) =>
      recordPurchase(app, { by: operator!, walletId, reference, connects: 5, cents: 500 })
    expect(await buy(basic!, 'pay_1')).toMatchObject({ value: { recorded: true, withinRules: false, balance: 105 } })
    expect(await buy(basic!, 'pay_1')).toMatchObject({ value: { recorded: false, withinRules: false, balance: 105 } })
    expect(await buy(plus!, 'pay_2')).toMatchObject({ value: { recorded: true, withinRules: true } })
    const log = await readActs(app, { by: operator! })
    const reasons = log.ok ? log.value.acts.map(({ reason }) => reason) : []
    expect(reasons).toEqual(expect.arrayContaining(['Payment pay_1, on a plan that may not buy it', 'Payment pay_2']))
  })

  test('over the API: one’s own, an operator anybody’s, a stranger nobody’s', async () => {
    const path = `/members/${basic}/bundles`
    for (const as of [basic, operator])
      expect((await api.get(path, { as })).body.items[0]).toEqual({
        ...{ connects: 5, cents: 500, currency: 'USD' },
        ...{ mayBuy: false, plans: 'Plus', discount: null },
      })
    expect((await api.get(path, { as: basic })).body.anyAmount).toEqual({
      ...{ least: 5, most: 1000, cents: 100, currency: 'USD', discount: null },
      ...{ mayBuy: false, plans: 'Plus' },
    })
    for (const at of [path, `${path}/5`]) {
      expect(await api.get(at, { as: plus })).toMatchObject({ status: 403, body: { code: 'not-an-operator' } })
      expect((await api.get(at)).status).toBe(401)
    }
    expect(await api.get(`${path}/5`, { as: operator })).toMatchObject({
      status: 403,
      body: {
        ...{ code: 'bundle-not-for-plan', field: 'connects' },
        detail:
          '5 Connects can be bought on Plus only, and the plan is Basic. Nothing was charged; change the plan first.',
      },
    })
    expect((await api.get(`/members/${plus}/bundles/5`, { as: plus })).body).toMatchObject({ mayBuy: true })
    expect(await api.get(`${path}/4`, { as: basic })).toMatchObject({ status: 404, body: { code: 'no-such-bundle' } })
    for (const wrong of ['some', '5.5', '-5'])
      expect([400, 404]).toContain((await api.get(`${path}/${wrong}`, { as: basic })).status)
    const nobody = `/members/${await aClient(app)}/bundles`
    expect(await api.get(nobody, { as: operator })).toMatchObject({ status: 404, body: { code: 'not-found' } })
  })
})

describe.each(databases)('prices in pounds, on %s', on => {
  let app: TestApp
  let api: ReturnType<typeof tryApi>
  let [by, stranger, operator]: string[] = []
  beforeAll(async () => {
    app = await freshApp({ on, policy: readPolicy('bark') })
    api = tryApi(app)
    ;[by, stranger, operator] = [await aFreelancer(app), await aFreelancer(app), await anOperator(app)]
  })
  afterAll(async () => {
    expect(await audit(app.db)).toMatchObject({ ok: true, differences: [] })
    await app.close()
  })

  test('bundles and plans say that they are in pounds', async () => {
    expect((await api.get(`/members/${by}/bundles/20`, { as: by })).body).toMatchObject({
      cents: 24_00,
      currency: 'GBP',
    })
    expect((await api.get(`/members/${by}/plan`, { as: by })).body).toMatchObject({
      plan: { cents: 0, currency: 'GBP', monthlyLives: 'as-lots' },
    })
  })

  test('a purchase is kept in the currency it was paid in, and a retry must name the same', async () => {
    const path = `/wallets/${by}/purchases`
    const buy = (reference: string, currency?: string) =>
      api.post(path, { as: operator, body: { reference, connects: 20, cents: 24_00, ...(currency && { currency }) } })
    expect((await buy('pay_1')).body).toMatchObject({ recorded: true, currency: 'GBP' })
    expect((await buy('pay_1', 'GBP')).body).toMatchObject({ recorded: false, currency: 'GBP' })
    expect((await buy('pay_1', 'USD')).body).toMatchObject({ code: 'purchase-differs' })
    expect((await buy('pay_2', 'EUR')).body).toMatchObject({ recorded: true, currency: 'EUR' })
    expect((await buy('pay_2')).body).toMatchObject({ recorded: false, currency: 'EUR' })
    for (const wrong of ['gbp', 'pounds', 'ZZZ', '']) expect((await buy('pay_3', wrong || ' ')).status).toBe(400)
    const { purchases } = (await api.get(`/wallets/${by}`, { as: operator })).body
    expect(purchases.map(({ cents, currency }: Json) => [cents, currency])).toEqual([
      [24_00, 'EUR'],
      [24_00, 'GBP'],
    ])
    expect((await api.get(`/wallets/${by}`, { as: stranger })).status).toBe(403)
    expect((await buy('pay_1')).body).toMatchObject({ recorded: false })
    const { lots } = (await api.get('/wallet', { as: by })).body
    expect(
      lots
        .filter(({ source }: Json) => source === 'purchase')
        .map(({ currency }: Json) => currency)
        .sort(),
    ).toEqual(['EUR', 'GBP'])
  })
})
