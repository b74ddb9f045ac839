import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { audit } from '#marketplace/ledger/audit'
import { recordPurchase } from '#marketplace/purchases/record-purchase'
import { type Json, tryApi } from '../api/try-api.ts'
import { aFreelancer, anOperator, beside, databases, freshApp, type TestApp } from '../fresh-app.ts'

describe.each(databases)('codes that give a discount, on %s', on => {
  let app: TestApp
  let api: ReturnType<typeof tryApi>
  let [operator, second]: string[] = []
  beforeAll(async () => {
    app = await freshApp({ on })
    api = tryApi(app)
    ;[operator, second] = [await anOperator(app), await anOperator(app)]
  })
  afterAll(async () => {
    expect(await audit(app.db)).toMatchObject({ ok: true, differences: [] })
    await app.close()
  })

  let codes = 0
  const make = async (about: object = {}, as = operator) => {
    const [opensAt, closesAt] = [0, 24 * 7].map(hours => app.clock().add({ hours }).toString())
    const code = `SPRING-${++codes}`
    const body = { name: 'Spring', kind: 'code', percentOff: 20, code, opensAt, closesAt, ...about }
    const made = await api.post('/campaigns', { as, body })
    return { code, status: made.status, ...made.body }
  }
  const claim = (as: string, code: string) => api.post('/claims', { as, body: { code } })
  const claimed = async (by: string, about: object = {}) => {
    const { code, waits, campaignId } = await make(about)
    if (waits) expect((await api.post(`/campaigns/${campaignId}/approve`, { as: second })).status).toBe(200)
    expect((await claim(by, code)).status).toBe(201)
    return { code, campaignId }
  }
  const bundle = async (by: string, connects = 10) =>
    (await api.get(`/members/${by}/bundles/${connects}`, { as: by })).body
  const pay = (walletId: string, body: object, as = operator) =>
    api.post(`/wallets/${walletId}/purchases`, {
      as,
      body: { reference: app.newId(), connects: 10, cents: 120, ...body },
    })

  test('claimed once, it lowers the prices of whoever claimed it, with why, until its end', async () => {
    const [by, other] = [await aFreelancer(app), await aFreelancer(app)]
    const { code } = await make()
    const first = await claim(by, code.toLowerCase())
    const until = app.clock().add({ hours: 24 * 7 })
    expect(first.body).toMatchObject({ connects: 0, percentOff: 20, until: until.toString(), left: 0 })
    expect((await claim(by, code)).body.code).toBe('campaign-claimed')
    expect(await bundle(by)).toEqual({
      ...{ connects: 10, cents: 120, currency: 'USD', mayBuy: true, plans: '' },
      discount: { code, percentOff: 20, until: until.toString(), listCents: 150, words: `$1.50; −20%: code ${code}` },
    })
    const { items } = (await api.get(`/members/${by}/bundles`, { as: operator })).body
    expect(items.map(({ cents }: Json) => cents)).toEqual([120, 240, 480, 720, 960])
    expect(await bundle(other)).toMatchObject({ cents: 150, discount: null })
    expect((await api.get('/wallet', { as: by })).body.available).toBe(40)
    const { items: notices } = (await api.get('/notices', { as: by })).body
    expect(notices[0].text).toMatch(/^Spring: 20% off your next purchase before /)
    await claimed(by, { percentOff: 10 })
    expect(await bundle(by)).toMatchObject({ cents: 120, discount: { percentOff: 20 } })
    app.pass({ hours: 24 * 7 })
    expect(await bundle(by)).toMatchObject({ cents: 150, discount: null })
    expect((await pay(by, {})).body).toMatchObject({ discount: null, recorded: true })
  })

  test('the purchase that is paid at its price uses it up, and no other does', async () => {
    const by = await aFreelancer(app)
    const { code, campaignId } = await claimed(by)
    expect((await pay(by, { cents: 150 })).body).toMatchObject({ discount: null })
    expect((await pay(by, { connects: 11 })).body).toMatchObject({ discount: null })
    expect(await bundle(by)).toMatchObject({ cents: 120 })
    const reference = app.newId()
    const bought = { ...{ connects: 10, cents: 120, discount: code }, recorded: true, withinRules: true }
    expect((await pay(by, { reference })).body).toMatchObject(bought)
    expect(await bundle(by)).toMatchObject({ cents: 150, discount: null })
    expect((await pay(by, { reference })).body).toMatchObject({ ...bought, recorded: false })
    expect((await pay(by, {})).body).toMatchObject({ discount: null, recorded: true })

    const { lots } = (await api.get('/wallet', { as: by })).body
    expect(lots.map(({ priceCents }: Json) => priceCents)).toContain(120)
    const [, line] = (await api.get('/wallet/statement', { as: by })).body.items
    expect(line).toMatchObject({ kind: 'purchased', note: `20% off with code ${code}` })
    const read = (await api.get(`/campaigns/${campaignId}`, { as: operator })).body
    expect(read).toMatchObject({ used: 1, campaign: { percentOff: 20, connects: 0, given: 1, most: null } })
    expect(read.items[0].used).toEqual({
      ...{ at: app.clock().toString().replace('Z', '.000Z'), reference, connects: 10, cents: 120, currency: 'USD' },
    })
    const csv = (await api.get(`/campaigns/${campaignId}/answers.csv`, { as: operator })).body.text
    expect(csv).toContain(`${reference},10,120,USD`)
    expect((await api.get(`/campaigns/${campaignId}`, { as: by })).status).toBe(403)
    const acts = (await api.get('/acts', { as: operator })).body.items
    expect(acts.some(({ reason }: Json) => reason === `Payment ${reference}, 20% off with code ${code}`)).toBe(true)
  })

  test('a payment system names it; one of somebody else, used up or over uses up nothing', async () => {
    const [by, other] = [await aFreelancer(app), await aFreelancer(app)]
    const { code } = await claimed(by)
    expect((await pay(other, { discount: code })).body).toMatchObject({ recorded: true, discount: null })
    expect((await pay(by, { connects: 13, cents: 77, currency: 'EUR', discount: code })).body.discount).toBe(code)
    expect((await pay(by, { discount: code })).body).toMatchObject({ recorded: true, discount: null })
    expect((await pay(by, { discount: 'NOWHERE' })).body.discount).toBeNull()
    for (const wrong of [7, 'x'.repeat(81)]) expect((await pay(by, { discount: wrong })).status).toBe(400)
    for (const as of [by, other]) expect((await pay(by, { discount: code }, as)).status).toBe(403)
  })

  test('charged back, the purchase does not bring it back', async () => {
    const by = await aFreelancer(app)
    const { code } = await claimed(by)
    const reference = app.newId()
    expect((await pay(by, { reference })).body.discount).toBe(code)
    const body = { reference, reason: 'Charged back.' }
    expect((await api.post(`/wallets/${by}/purchases/revoke`, { as: operator, body })).status).toBeLessThan(300)
    expect(await bundle(by)).toMatchObject({ cents: 150, discount: null })
  })

  test('all of the price can be taken off, by the approval of a second operator; nothing else is free', async () => {
    const by = await aFreelancer(app)
    expect((await pay(by, { cents: 0 })).body).toMatchObject({ code: 'invalid-input', field: 'cents' })
    const { code, campaignId, waits } = await make({ percentOff: 100, limit: 3 })
    expect(waits).toBe(true)
    expect((await claim(by, code)).body.code).toBe('campaign-not-open')
    expect((await api.post(`/campaigns/${campaignId}/approve`, { as: operator })).body.code).toBe('own-request')
    expect((await api.post(`/campaigns/${campaignId}/approve`, { as: second })).status).toBe(200)
    expect((await claim(by, code)).status).toBe(201)
    expect(await bundle(by, 20)).toMatchObject({ cents: 0, discount: { listCents: 300 } })
    expect((await pay(by, { connects: 20, cents: 0 })).body).toMatchObject({ recorded: true, discount: code })
    expect((await pay(by, { connects: 20, cents: 0 })).body.code).toBe('invalid-input')
    const part = await claimed(by)
    expect((await pay(by, { cents: 0, discount: part.code })).body.code).toBe('invalid-input')
    expect((await pay(by, { discount: '' })).body.discount).toBe(part.code)
    expect((await claim(operator!, code)).body.code).toBe('not-a-freelancer')
  })

  test('its limits hold, its end stays as it was claimed, and what it can be used for is logged', async () => {
    const people = await Promise.all([1, 2, 3].map(() => aFreelancer(app)))
    const { code, campaignId } = await make({ limit: 2 })
    const answers = await Promise.all(people.map(by => claim(by, code)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 201, 409])
    const happy = people[answers.findIndex(({ status }) => status === 201)]!
    const end = { as: operator, body: { reason: 'It got about.' } }
    expect((await api.post(`/campaigns/${campaignId}/end`, end)).status).toBe(200)
    expect(await bundle(happy)).toMatchObject({ cents: 120 })
    const acts = (await api.get('/acts', { as: operator })).body.items
    expect(acts.some(({ detail }: Json) => detail === 'Spring: 20% off a purchase each, at most 2 for 2 people')).toBe(
      true,
    )
  })

  test('what is wrong with it is said beside its field', async () => {
    const wrong = async (about: object) => (await make(about)).field
    expect(await wrong({ connects: 10 })).toBe('percentOff')
    expect(await wrong({ percentOff: null })).toBe('connects')
    expect(await wrong({ percentOff: 0 })).toBe('percentOff')
    expect(await wrong({ percentOff: 101 })).toBe('percentOff')
    expect(await wrong({ kind: 'event' })).toBe('percentOff')
    expect((await make({}, await aFreelancer(app))).status).toBe(403)
  })

  test('several of one code are used one by one, and each once however many purchases come at once, in one process or two', async () => {
    const other = on === 'postgres' ? await beside(app) : { ...app, close: async () => {} }
    const by = await aFreelancer(app)
    const { campaignId, code } = await claimed(by, { perPerson: 3 })
    expect((await claim(by, code)).status).toBe(201)
    const bought = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        recordPurchase(i % 2 ? app : other, {
          ...{ by: operator!, walletId: by, reference: `${code}-${i}`, connects: 10, cents: 120 },
          ...(i < 4 && { discount: code }),
        }),
      ),
    )
    expect(bought.map(decision => decision.ok && decision.value.recorded)).toEqual(
      Array.from({ length: 8 }, () => true),
    )
    expect(bought.filter(decision => decision.ok && decision.value.discount === code)).toHaveLength(2)
    expect((await api.get(`/campaigns/${campaignId}`, { as: operator })).body.used).toBe(2)
    expect((await claim(by, code)).status).toBe(201)
    expect(await bundle(by)).toMatchObject({ cents: 120 })
    await other.close()
  })

  test('a purchase that waits for a second operator uses it up when it is approved', async () => {
    const by = await aFreelancer(app)
    const { code } = await claimed(by)
    const asked = await pay(by, { connects: 500, cents: 6000, discount: code })
    expect(asked.body).toMatchObject({ waits: true, discount: null })
    expect(await bundle(by)).toMatchObject({ cents: 120 })
    const { items } = (await api.get('/adjustments', { as: second })).body
    const { id } = items.find(({ wallet }: Json) => wallet.id === by)
    expect((await api.post(`/wallets/${by}/adjustments/${id}/approve`, { as: second })).status).toBe(200)
    expect(await bundle(by)).toMatchObject({ cents: 150, discount: null })
  })
})
