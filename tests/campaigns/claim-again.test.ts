import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { claimCampaign } from '#marketplace/campaigns/claim-campaign'
import { audit } from '#marketplace/ledger/audit'
import { tryApi } from '../api/try-api.ts'
import { aFreelancer, anOperator, beside, databases, freshApp, type TestApp } from '../fresh-app.ts'

describe.each(databases)('campaigns that give more than once, on %s', on => {
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

  const make = async (about: object = {}) => {
    const [opensAt, closesAt] = [0, 24 * 7].map(hours => app.clock().add({ hours }).toString())
    const body = { name: 'Webinars', kind: 'launch', connects: 5, perPerson: 3, opensAt, closesAt, ...about }
    const made = await api.post('/campaigns', { as: operator, body })
    expect(made.status).toBe(201)
    if (made.body.waits) await api.post(`/campaigns/${made.body.campaignId}/approve`, { as: second })
    return made.body.campaignId as string
  }
  const claim = (as: string, campaignId: string, key?: string) =>
    api.post('/claims', { as, body: { campaignId }, ...(key && { key }) })
  const balance = async (by: string) => (await api.get('/wallet', { as: by })).body.available
  const told = (answers: { status: number; body: { code?: string } }[]) =>
    answers.map(({ status, body }) => body.code ?? status)

  test('each claim gives once, a retry of it nothing more, and past the last the refusal says how many there were', async () => {
    const campaignId = await make()
    const by = await aFreelancer(app)
    const first = await claim(by, campaignId, 'k1')
    expect(first).toMatchObject({ status: 201, body: { connects: 5, left: 2 } })
    expect((await claim(by, campaignId, 'k1')).body).toEqual(first.body)
    expect(await balance(by)).toBe(45)
    expect((await api.get('/earn', { as: by })).body.offers).toMatchObject([{ id: campaignId, left: 2 }])
    expect((await api.get(`/offers/${campaignId}`, { as: by })).body).toMatchObject({ connects: 5, left: 2 })
    expect(told([await claim(by, campaignId), await claim(by, campaignId), await claim(by, campaignId)])).toEqual([
      ...[201, 201],
      'campaign-claimed',
    ])
    expect(await balance(by)).toBe(55)
    expect((await api.get('/earn', { as: by })).body.offers).toEqual([])
    expect((await api.get(`/offers/${campaignId}`, { as: by })).body).toMatchObject({
      code: 'campaign-claimed',
      facts: { times: 3 },
    })
    const { items } = (await api.get('/wallet/statement', { as: by })).body
    expect(items.slice(0, 3).map(({ note, change }: { note: string; change: number }) => [note, change])).toEqual(
      Array.from({ length: 3 }, () => ['Webinars', 5]),
    )
  })

  test('without a key nothing is given, and nobody claims for another', async () => {
    const campaignId = await make()
    const [by, other] = [await aFreelancer(app), await aFreelancer(app)]
    const bare = { by, campaignId, code: null, answers: [] }
    expect(await claimCampaign(app, bare)).toMatchObject({ refusal: { code: 'key-missing' } })
    expect((await api.call('POST', '/claims', { as: by, body: { campaignId } })).status).toBe(400)
    expect((await api.post('/claims', { as: by, body: { campaignId, by: other } })).status).toBe(400)
    // The same key of somebody else is another key.
    expect(told([await claim(by, campaignId, 'same'), await claim(other, campaignId, 'same')])).toEqual([201, 201])
    expect([await balance(by), await balance(other)]).toEqual([45, 45])
  })

  test('its people are counted once each, and those among them receive the rest when it is full', async () => {
    const campaignId = await make({ limit: 2, perPerson: 2 })
    const [one, two, late] = [await aFreelancer(app), await aFreelancer(app), await aFreelancer(app)]
    for (const by of [one, one, two]) expect((await claim(by, campaignId)).status).toBe(201)
    expect(told([await claim(late, campaignId), await claim(one, campaignId), await claim(two, campaignId)])).toEqual([
      ...['campaign-full', 'campaign-claimed'],
      201,
    ])
    const read = (await api.get(`/campaigns/${campaignId}`, { as: operator })).body
    expect(read.campaign).toMatchObject({ given: 2, times: 4, limit: 2, perPerson: 2, most: 20, state: 'full' })
    expect(read.items.map(({ memberId, nth }: { memberId: string; nth: number }) => [memberId, nth])).toEqual(
      [one, two].toSorted().flatMap(by => [
        [by, 1],
        [by, 2],
      ]),
    )
    expect((await api.get(`/offers/${campaignId}`, { as: late })).body.code).toBe('campaign-full')
  })

  test('who received it is read a page at a time, also where a page ends within one person’s claims', async () => {
    const campaignId = await make({ perPerson: 40, connects: 1 })
    const people = [await aFreelancer(app), await aFreelancer(app)]
    for (const by of people) for (let i = 0; i < 40; i++) expect((await claim(by, campaignId)).status).toBe(201)
    const path = `/campaigns/${campaignId}`
    const first = (await api.get(path, { as: operator })).body
    const rest = (await api.get(`${path}?cursor=${first.next}`, { as: operator })).body
    const all = [...first.items, ...rest.items].map(({ memberId, nth }) => `${memberId}/${nth}`)
    expect([first.items.length, rest.next, new Set(all).size]).toEqual([50, null, 80])
    const csv = (await api.get(`${path}/answers.csv`, { as: operator })).body.text
    expect(csv.trim().split('\r\n')).toHaveLength(81)
  })

  test('what it can give in all counts every time, and its log says so', async () => {
    const body = { name: 'Twice', kind: 'launch', connects: 10, limit: 5, perPerson: 3 }
    const [opensAt, closesAt] = [0, 24].map(hours => app.clock().add({ hours }).toString())
    const maker = await anOperator(app)
    const made = await api.post('/campaigns', { as: maker, body: { ...body, opensAt, closesAt } })
    expect(made.body).toMatchObject({ waits: true })
    const { items } = (await api.get('/acts', { as: maker })).body
    expect(items[0].detail).toBe('Twice: 10 Connects up to 3 times each, at most 150 for 5 people')
    for (const wrong of [0, 101, 1.5, 'three'])
      expect(
        (await api.post('/campaigns', { as: maker, body: { ...body, opensAt, closesAt, perPerson: wrong } })).status,
      ).toBe(400)
  })

  test('its limits hold however many claim at once, in one process or two', async () => {
    const other = on === 'postgres' ? await beside(app) : { ...app, close: async () => {} }
    const campaignId = await make({ perPerson: 3, limit: 4 })
    const people = await Promise.all(Array.from({ length: 6 }, () => aFreelancer(app)))
    const answers = await Promise.all(
      people.flatMap(by =>
        Array.from({ length: 6 }, (_, i) =>
          claimCampaign(i % 2 ? app : other, { by, key: app.newId(), campaignId, code: null, answers: [] }),
        ),
      ),
    )
    expect(answers.filter(({ ok }) => ok)).toHaveLength(12)
    const read = (await api.get(`/campaigns/${campaignId}`, { as: operator })).body
    expect(read.campaign).toMatchObject({ given: 4, times: 12 })
    expect((await Promise.all(people.map(balance))).toSorted()).toEqual([40, 40, 55, 55, 55, 55])
    await other.close()
  })
})
