import { afterAll, beforeAll, expect, test } from 'vitest'
import { aFreelancer, anOperator, freshApp, type TestApp } from '../fresh-app.ts'
import { tryApi } from './try-api.ts'

let app: TestApp
let api: ReturnType<typeof tryApi>
let [operator, second, owner, stranger]: string[] = []
beforeAll(async () => {
  app = await freshApp()
  api = tryApi(app)
  ;[operator, second] = [await anOperator(app), await anOperator(app)]
  ;[owner, stranger] = [await aFreelancer(app), await aFreelancer(app)]
})
afterAll(() => app.close())

const reference = 'pay/1'
const wallet = () => `/wallets/${owner}`
const buy = { reference, connects: 20, cents: 300 }

test('a payment system reports a payment as often as it likes, and a charge back too', async () => {
  const path = `${wallet()}/purchases`
  const [first, again] = [
    await api.post(path, { as: operator, body: buy, key: 'k1' }),
    await api.post(path, { as: operator, body: buy, key: 'k1' }),
  ]
  expect(first).toMatchObject({ status: 200, body: { ...buy, recorded: true, balance: 60, owed: 0 } })
  expect(again.body).toEqual(first.body)
  expect((await api.post(path, { as: operator, body: buy })).body).toMatchObject({ recorded: false, balance: 60 })
  expect(await api.post(path, { as: operator, body: { ...buy, cents: 1 } })).toMatchObject({
    status: 409,
    body: { code: 'purchase-differs', field: 'reference' },
  })
  const back = { as: operator, body: { reference, reason: 'Charged back' } }
  expect((await api.post(`${path}/revoke`, back)).body).toMatchObject({ taken: 20, shortfall: 0, revoked: true })
  expect((await api.post(`${path}/revoke`, back)).body).toMatchObject({ taken: 20, revoked: false })
  const unknown = { as: operator, body: { reference: 'none', reason: 'Charged back' } }
  expect(await api.post(`${path}/revoke`, unknown)).toMatchObject({ status: 404, body: { code: 'not-found' } })
  expect((await api.get(wallet(), { as: operator })).body).toMatchObject({
    owner: { id: owner },
    wallet: { available: 40, owed: 0 },
    purchases: [{ reference, left: 0, revoked: { taken: 20, shortfall: 0 } }],
    statement: { items: [{ kind: 'revoked' }, { kind: 'purchased' }, { kind: 'granted' }], next: null },
  })
  expect((await api.get('/wallet', { as: owner })).body).toMatchObject({ available: 40, owed: 0 })
})

test('an adjustment waits for a second operator, and every step is in the log', async () => {
  const asked = await api.post(`${wallet()}/adjustments`, {
    as: operator,
    body: { connects: 500, reason: 'The site was down' },
  })
  expect(asked).toMatchObject({ status: 200, body: { state: 'waiting', balance: 40 } })
  const { adjustmentId } = asked.body
  const decide = (as: string, what: string, body?: unknown) =>
    api.post(`${wallet()}/adjustments/${adjustmentId}/${what}`, { as, body })
  expect(await decide(operator!, 'approve')).toMatchObject({ status: 403, body: { code: 'own-request' } })
  const { items } = (await api.get('/adjustments', { as: second })).body
  expect(items).toMatchObject([{ id: adjustmentId, connects: 500, mayApprove: true, wallet: { available: 40 } }])
  expect(await decide(second!, 'approve')).toMatchObject({ status: 200, body: { state: 'made', balance: 540 } })
  expect(await decide(second!, 'reject', { reason: 'Late' })).toMatchObject({
    status: 409,
    body: { code: 'adjustment-decided' },
  })
  expect((await api.get('/adjustments?list=decided', { as: second })).body.items[0]).toMatchObject({
    state: 'made',
    decidedBy: { id: second },
  })
  const log = await api.get(`/acts?subject=${owner}&act=adjustment-approved`, { as: operator })
  expect(log.body.items).toMatchObject([{ by: { id: second }, detail: '+500 Connects', reason: 'The site was down' }])
  const take = { as: operator, body: { connects: -541, reason: 'Too much' } }
  expect(await api.post(`${wallet()}/adjustments`, take)).toMatchObject({
    status: 409,
    body: { code: 'adjustment-too-large', field: 'connects', facts: { available: 540 } },
  })
})

test('nobody else may, with another’s id or their own, and a visitor is asked to sign in', async () => {
  const adjustment = `${wallet()}/adjustments/${app.newId()}`
  const calls: [string, string, unknown?][] = [
    ['GET', '/wallets'],
    ['GET', wallet()],
    ['POST', `${wallet()}/purchases`, { ...buy, reference: 'pay/2' }],
    ['POST', `${wallet()}/purchases/revoke`, { reference, reason: 'Charged back' }],
    ['POST', `${wallet()}/adjustments`, { connects: 5, reason: 'A gift' }],
    ['GET', '/adjustments'],
    ['POST', `${adjustment}/approve`],
    ['POST', `${adjustment}/reject`, { reason: 'No' }],
    ['GET', '/acts'],
  ]
  const before = (await api.get('/wallet', { as: owner })).body
  for (const [method, path, body] of calls) {
    const send = (as?: string) => api.call(method, path, { as, body, key: app.newId() })
    for (const as of [stranger, owner])
      expect(await send(as), `${method} ${path}`).toMatchObject({ status: 403, body: { code: 'not-an-operator' } })
    expect((await send()).status, `${method} ${path}`).toBe(401)
  }
  expect((await api.get('/wallet', { as: owner })).body).toEqual(before)
})
