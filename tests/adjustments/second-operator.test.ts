import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPolicy } from '#gateways/policies/read-policy'
import { listAdjustments } from '#marketplace/adjustments/list-adjustments'
import { audit } from '#marketplace/ledger/audit'
import { readActs } from '#marketplace/operators/read-acts'
import { type Json, tryApi } from '../api/try-api.ts'
import { aFreelancer, anOperator, databases, freshApp, type TestApp } from '../fresh-app.ts'

describe.each(databases)('what operators bring about, on %s', on => {
  let app: TestApp
  let api: ReturnType<typeof tryApi>
  let [operator, second]: string[] = []
  beforeAll(async () => {
    app = await freshApp({ on, policy: readPolicy('earnest') })
    api = tryApi(app)
    ;[operator, second] = [await anOperator(app), await anOperator(app)]
  })
  afterAll(async () => {
    expect(await audit(app.db)).toMatchObject({ ok: true, differences: [] })
    await app.close()
  })

  const paymentOf = (id: string) => `pay_${id.slice(-12)}`
  const ways: Record<string, (id: string, by?: string) => ReturnType<typeof api.post>> = {
    purchase: (id, as = operator!) =>
      api.post(`/wallets/${id}/purchases`, { as, body: { reference: paymentOf(id), connects: 1_000_000, cents: 1 } }),
    badge: (id, as = operator!) =>
      api.post(`/members/${id}/badges`, { as, body: { badge: 'rising-talent', held: true } }),
    plan: (id, as = operator!) => api.post(`/members/${id}/plan`, { as, body: { plan: 'plus' } }),
  }
  const balance = async (id: string) => (await api.get('/wallet', { as: id })).body.available
  const waiting = async (walletId: string) => {
    const listed = await listAdjustments(app, { by: second!, list: 'waiting' })
    return listed.ok ? listed.value.adjustments.filter(({ wallet }) => wallet.id === walletId) : []
  }
  const approve = (walletId: string, adjustmentId: string, as = second!) =>
    api.post(`/wallets/${walletId}/adjustments/${adjustmentId}/approve`, { as })
  /** An operator who looks for work too, as whoever has an account may. */
  const both = async () => {
    const id = await aFreelancer(app)
    await sql`update members set is_operator = true where member_id = ${id}`.execute(app.db)
    return id
  }
  const details = async (act: string): Promise<string[]> => {
    const read = await readActs(app, { by: second!, act })
    return read.ok ? read.value.acts.map(({ detail }) => detail) : []
  }

  test.each(Object.keys(ways))('a %s: not for oneself, nor for another account of the same mailbox', async way => {
    const self = await both()
    expect(await ways[way]!(self, self)).toMatchObject({ status: 403, body: { code: 'for-yourself' } })
    const twin = await both()
    for (const email of [`${self}+second@example.test`, `${self.replace('-', '.-')}@example.test`]) {
      await sql`update members set email = ${email} where member_id = ${twin}`.execute(app.db)
      expect(await ways[way]!(self, twin)).toMatchObject({ status: 403, body: { code: 'for-yourself' } })
    }
    expect(await balance(self)).toBe(40)
    expect(await waiting(self)).toEqual([])
  })

  test.each([
    ['purchase', 1_000_040, 'Payment PAY of $0.01'],
    ['badge', 70, 'Badge Rising Talent'],
    ['plan', 130, 'Plan Plus'],
  ])('above the limit a %s waits once for a second operator, and is then done once', async (way, after, reason) => {
    const id = await aFreelancer(app)
    // What the same operator gave before counts.
    await api.post(`/wallets/${id}/adjustments`, { as: operator, body: { connects: 100, reason: 'The site was down' } })
    for (const _ of [1, 2]) expect(await ways[way]!(id)).toMatchObject({ status: 200, body: { waits: true } })
    expect(await balance(id)).toBe(140)
    const [asked, ...more] = await waiting(id)
    expect(more).toEqual([])
    expect(asked).toMatchObject({
      reason: reason.replace('PAY', paymentOf(id)),
      state: 'waiting',
      askedBy: { id: operator },
    })
    expect(await approve(id, asked!.id, operator)).toMatchObject({ status: 403, body: { code: 'own-request' } })
    expect(await approve(id, asked!.id, id)).toMatchObject({ status: 403, body: { code: 'not-an-operator' } })
    const all = await Promise.all([1, 2, 3].map(() => approve(id, asked!.id)))
    expect(all.map(({ status }) => status).sort()).toEqual([200, 409, 409])
    expect(await balance(id)).toBe(after + 100)
    expect((await ways[way]!(id)).body).not.toMatchObject({ waits: true })
    expect(await balance(id)).toBe(after + 100)
  })

  test('within the limit it is done at once, and all of it counts together', async () => {
    const id = await aFreelancer(app)
    expect((await ways.badge!(id)).body).toMatchObject({ waits: false, granted: 30 })
    expect((await ways.plan!(id)).body).toMatchObject({ waits: true, granted: 0 })
    expect((await ways.plan!(id, second!)).body).toMatchObject({ waits: false, granted: 90 })
    const bought = await api.post(`/wallets/${id}/purchases`, {
      as: operator,
      body: { reference: 'pay_2', connects: 70, cents: 1050 },
    })
    expect(bought.body).toMatchObject({ waits: false, recorded: true })
    const more = { as: operator, body: { connects: 1, reason: 'One more' } }
    expect((await api.post(`/wallets/${id}/adjustments`, more)).body).toMatchObject({ state: 'waiting' })
  })

  test('a downgrade that has not begun is taken back at once; one that waits says which plan it is on', async () => {
    const id = await aFreelancer(app)
    const put = async (plan: string) => (await api.post(`/members/${id}/plan`, { as: operator, body: { plan } })).body
    expect(await put('plus')).toMatchObject({ plan: 'plus', waits: false, granted: 90 })
    expect(await put('basic')).toMatchObject({ plan: 'plus', next: 'basic', waits: false })
    expect(await put('plus')).toMatchObject({ plan: 'plus', next: null, waits: false, granted: 0 })
    const other = await aFreelancer(app)
    await api.post(`/wallets/${other}/adjustments`, {
      as: operator,
      body: { connects: 100, reason: 'The site was down' },
    })
    const asked = await api.post(`/members/${other}/plan`, { as: operator, body: { plan: 'plus' } })
    expect(asked.body).toMatchObject({ plan: 'basic', next: null, waits: true, granted: 0 })
  })

  test('a payment that is charged back while its purchase waits: whoever says so is told to reject it', async () => {
    const id = await aFreelancer(app)
    await ways.purchase!(id)
    const revoke = (reference: string) =>
      api.post(`/wallets/${id}/purchases/revoke`, { as: second, body: { reference, reason: 'Charged back' } })
    expect(await revoke(paymentOf(id))).toMatchObject({ status: 409, body: { code: 'purchase-waits' } })
    expect((await revoke('pay_9')).status).toBe(404)
    const [asked] = await waiting(id)
    await api.post(`/wallets/${id}/adjustments/${asked!.id}/reject`, { as: second, body: { reason: 'Charged back' } })
    expect((await revoke(paymentOf(id))).status).toBe(404)
    expect(await balance(id)).toBe(40)
  })

  test('one that was rejected is not done', async () => {
    const id = await aFreelancer(app)
    await ways.purchase!(id)
    const [asked] = await waiting(id)
    const body = { reason: 'Nobody paid this' }
    await api.post(`/wallets/${id}/adjustments/${asked!.id}/reject`, { as: second, body })
    expect((await approve(id, asked!.id)).body).toMatchObject({ code: 'adjustment-decided' })
    expect(await balance(id)).toBe(40)
  })

  const campaign = (about: object): Json => ({
    name: 'Spring',
    kind: 'launch',
    opensAt: app.clock().toString(),
    closesAt: app.clock().add({ hours: 48 }).toString(),
    ...about,
  })
  const make = async (as: string, about: object) => (await api.post('/campaigns', { as, body: campaign(about) })).body
  const claim = (as: string, campaignId: string) => api.post('/claims', { as, body: { campaignId } })

  test('a large campaign gives nothing until a second operator approves it, and its maker nothing at all', async () => {
    const maker = await both()
    const { campaignId, waits } = await make(maker, { connects: 10_000, limit: 5 })
    expect(waits).toBe(true)
    const anybody = await aFreelancer(app)
    expect((await claim(anybody, campaignId)).body).toMatchObject({ code: 'campaign-not-open' })
    expect((await api.get('/earning', { as: anybody })).body).not.toMatchObject({ campaigns: [{ id: campaignId }] })
    const approveIt = (as: string) => api.post(`/campaigns/${campaignId}/approve`, { as })
    expect(await approveIt(maker)).toMatchObject({ status: 403, body: { code: 'own-request' } })
    expect(await approveIt(anybody)).toMatchObject({ status: 403, body: { code: 'not-an-operator' } })
    expect((await api.post(`/campaigns/${app.newId()}/approve`, { as: second })).status).toBe(404)
    expect(await approveIt(second!)).toMatchObject({ status: 200, body: { approved: 50_000 } })
    expect(await approveIt(second!)).toMatchObject({ status: 409, body: { code: 'campaign-approved' } })
    expect((await claim(anybody, campaignId)).status).toBe(201)
    expect(await claim(maker, campaignId)).toMatchObject({ status: 403, body: { code: 'for-yourself' } })
    expect(await balance(maker)).toBe(40)
    expect(await details('campaign-made')).toContain('Spring: 10,000 Connects each, at most 50,000 for 5 people')
    expect(await details('campaign-approved')).toHaveLength(1)
  })

  test('who makes a campaign of another operator larger cannot approve that either', async () => {
    const maker = await anOperator(app)
    const { campaignId } = await make(maker, { connects: 10, limit: 1 })
    const body = { limit: null, reason: 'For everybody' }
    expect(await api.patch(`/campaigns/${campaignId}`, { as: second, body })).toMatchObject({
      status: 200,
      body: { state: 'waiting', madeBy: maker, askedBy: second },
    })
    const approveIt = (as: string) => api.post(`/campaigns/${campaignId}/approve`, { as })
    expect(await approveIt(second!)).toMatchObject({ status: 403, body: { code: 'own-request' } })
    expect((await claim(await aFreelancer(app), campaignId)).body).toMatchObject({ code: 'campaign-not-open' })
    expect((await approveIt(operator!)).status).toBe(200)
    expect((await claim(await aFreelancer(app), campaignId)).status).toBe(201)
  })

  test('a campaign that is made larger between being read and being approved is not approved unread', async () => {
    const maker = await anOperator(app)
    const { campaignId } = await make(maker, { connects: 10, limit: 50 })
    const { most } = (await api.get(`/campaigns/${campaignId}`, { as: second })).body.campaign
    expect(most).toBe(500)
    await api.patch(`/campaigns/${campaignId}`, { as: maker, body: { limit: null, reason: 'For everybody' } })
    const approveIt = (body: object) => api.post(`/campaigns/${campaignId}/approve`, { as: second, body })
    expect(await approveIt({ shownMost: most })).toMatchObject({ status: 409, body: { code: 'campaign-changed' } })
    expect((await claim(await aFreelancer(app), campaignId)).body).toMatchObject({ code: 'campaign-not-open' })
    expect((await approveIt({ shownMost: null })).status).toBe(200)
  })

  test('many small campaigns do not make a large one, also at once', async () => {
    const maker = await anOperator(app)
    const made = await Promise.all([1, 2, 3].map(() => make(maker, { connects: 10, limit: 5 })))
    expect(made.map(({ waits }) => waits).sort()).toEqual([false, false, true])
    expect((await make(maker, { connects: 1, limit: null })).waits).toBe(true)
    expect((await make(second!, { connects: 10, limit: 10 })).waits).toBe(false)
  })
})
