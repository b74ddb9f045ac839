import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { audit } from '#marketplace/ledger/audit'
import { rateLimit } from '#marketplace/rate-limit'
import { stateOf } from '../api/state-of.ts'
import { tryApi } from '../api/try-api.ts'
import { aClient, aFreelancer, anOperator, beside, databases, freshApp, type TestApp } from '../fresh-app.ts'

describe.each(databases)('campaigns on %s', on => {
  let app: TestApp
  let api: ReturnType<typeof tryApi>
  let operator: string
  let second: string
  beforeAll(async () => {
    app = await freshApp({ on })
    api = tryApi(app)
    operator = await anOperator(app)
    second = await anOperator(app)
  })
  afterAll(async () => {
    expect(await audit(app.db)).toMatchObject({ ok: true, differences: [] })
    await app.close()
  })

  const day = (n: number) =>
    app
      .clock()
      .add({ hours: 24 * n })
      .toString()
  const body = (about: object = {}) => ({
    name: 'Spring promotion',
    kind: 'code',
    connects: 10,
    opensAt: day(0),
    closesAt: day(7),
    code: `spring-${app.newId().slice(-8)}`,
    ...about,
  })
  const survey = () =>
    body({
      name: 'How do you find us?',
      kind: 'survey',
      code: null,
      questions: [{ text: 'Where from?', options: ['A friend', 'A search'] }, { text: 'What is missing?' }],
    })
  const make = async (about: object) => {
    const made = await api.post('/campaigns', { as: operator, body: about })
    expect(made.status).toBe(201)
    if (made.body.waits) await api.post(`/campaigns/${made.body.campaignId}/approve`, { as: second })
    return made.body.campaignId as string
  }
  const claim = (as: string, what: object, of = api) => of.post('/claims', { as, body: what })
  const balance = async (by: string) => (await api.get('/wallet', { as: by })).body.available

  test('a code gives its Connects once per person, within its window, and says so in the statement', async () => {
    const about = body({ opensAt: day(1) })
    await make(about)
    const by = await aFreelancer(app)
    const code = ` ${about.code.toUpperCase()} `
    expect((await claim(by, { code })).body).toMatchObject({ code: 'campaign-not-open', field: 'code' })
    app.pass({ hours: 24 })
    const all = await Promise.all(Array.from({ length: 10 }, () => claim(by, { code })))
    expect(all.filter(({ status }) => status === 201)).toHaveLength(1)
    expect((await claim(by, { code })).body.code).toBe('campaign-claimed')
    const { items } = (await api.get('/wallet/statement', { as: by })).body
    expect(items[0]).toMatchObject({ text: 'Campaign', note: 'Spring promotion', change: 10 })
    app.pass({ hours: 24 * 6 })
    expect((await claim(await aFreelancer(app), { code })).body.code).toBe('campaign-not-open')
    expect((await claim(by, { code: 'nothing-has-this' })).body).toMatchObject({ code: 'code-unknown', field: 'code' })
    expect(await balance(by)).toBe(50)
  })

  test('whoever tries codes has to wait after a few wrong ones, also with a right one', async () => {
    const about = body()
    await make(about)
    const guarded = tryApi({ ...app, wrongCodes: rateLimit(2, 60 * 60_000) })
    const [by, other] = [await aFreelancer(app), await aFreelancer(app)]
    const tries = async (as: string, code: string) => (await claim(as, { code }, guarded)).body.code
    expect([await tries(by, 'aaaa'), await tries(by, 'aaab')]).toEqual(['code-unknown', 'code-unknown'])
    const refused = await claim(by, { code: about.code }, guarded)
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1800'])
    expect(refused.body).toMatchObject({ code: 'too-many-codes', detail: expect.stringContaining('in 30 minutes') })
    expect((await claim(other, { code: about.code }, guarded)).status).toBe(201)
    app.pass({ minutes: 30 })
    expect((await claim(by, { code: about.code }, guarded)).status).toBe(201)
  })

  test("a survey's answers are kept and shown to the operator, as a table and as CSV", async () => {
    const campaignId = await make(survey())
    const [one, other] = [await aFreelancer(app, { name: 'Ana' }), await aFreelancer(app, { name: 'Ben' })]
    const { offers } = (await api.get('/earn', { as: one })).body
    expect(offers).toMatchObject([{ id: campaignId, kind: 'survey', connects: 10 }])
    expect((await api.get(`/offers/${campaignId}`, { as: one })).body.questions).toHaveLength(2)
    expect((await claim(one, { campaignId, answers: ['A friend'] })).body).toMatchObject({ code: 'invalid-input' })
    expect((await claim(one, { campaignId, answers: ['A dream', 'Maps'] })).body).toMatchObject({ field: 'answer-0' })
    expect((await claim(one, { campaignId, answers: ['A friend', '=1+1'] })).status).toBe(201)
    await claim(other, { campaignId, answers: ['A search', 'More, much more'] })
    expect((await api.get('/earn', { as: one })).body.offers).toEqual([])
    expect((await api.get(`/offers/${campaignId}`, { as: one })).body.code).toBe('campaign-claimed')
    const read = (await api.get(`/campaigns/${campaignId}`, { as: operator })).body
    expect(read).toMatchObject({ campaign: { given: 2, state: 'open' }, next: null })
    expect(
      read.items.map(({ name, answers }: { name: string; answers: string[] }) => [name, ...answers]).sort(),
    ).toEqual([
      ['Ana', 'A friend', '=1+1'],
      ['Ben', 'A search', 'More, much more'],
    ])
    const csv = (await api.get(`/campaigns/${campaignId}/answers.csv`, { as: operator })).body.text
    expect(csv).toContain('at,memberId,name,Where from?,What is missing?\r\n')
    expect(csv).toContain("Ana,A friend,'=1+1\r\n")
    expect(csv).toContain('Ben,A search,"More, much more"\r\n')
  })

  test('a limit in all holds however many claim at once', async () => {
    const campaignId = await make(body({ kind: 'launch', code: null, limit: 3 }))
    const people = await Promise.all(Array.from({ length: 8 }, () => aFreelancer(app)))
    const answers = await Promise.all(people.map(by => claim(by, { campaignId })))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 409, 409, 409, 409, 409])
    expect(answers.find(({ status }) => status === 409)!.body.code).toBe('campaign-full')
  })

  test.runIf(on === 'postgres')('a limit in all holds under a race of two processes', async () => {
    const second = await beside(app)
    const apis = [api, tryApi(second)]
    const about = body({ limit: 5 })
    const campaignId = await make(about)
    const people = await Promise.all(Array.from({ length: 12 }, () => aFreelancer(app)))
    // Each claims in both processes at once.
    const answers = await Promise.all(people.flatMap(by => apis.map(of => claim(by, { code: about.code }, of))))
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(5)
    const read = (await api.get(`/campaigns/${campaignId}`, { as: operator })).body
    expect(read).toMatchObject({ campaign: { given: 5, state: 'full' } })
    expect(read.items).toHaveLength(5)
    const balances = await Promise.all(people.map(balance))
    expect(balances.filter(n => n === 50)).toHaveLength(5)
    expect(balances.filter(n => n === 40)).toHaveLength(7)
    await second.close()
  })

  const end = (as: string, id: string, reason = 'It got about.', of = api) =>
    of.post(`/campaigns/${id}/end`, { as, body: { reason } })
  const edit = (as: string, id: string, change: object, of = api) =>
    of.patch(`/campaigns/${id}`, { as, body: { reason: 'More came than we thought.', ...change } })
  const changesOf = async (id: string) => (await logged(id)).filter(([act]: string[]) => act !== 'campaign-approved')
  const logged = async (id: string) => {
    const { items } = (await api.get(`/acts?subject=${id}`, { as: operator })).body
    return items.map(({ act, detail, reason }: Record<string, string>) => [act, detail, reason])
  }

  test('its end and its limit change while it lasts, never below what was given, and the log says so', async () => {
    const about = body({ limit: 2 })
    const id = await make(about)
    const people = await Promise.all(Array.from({ length: 3 }, () => aFreelancer(app)))
    for (const by of people) await claim(by, { code: about.code })
    expect((await edit(operator, id, { limit: 1 })).body).toMatchObject({
      code: 'campaign-limit-below-given',
      field: 'limit',
    })
    expect((await edit(operator, id, { closesAt: day(0) })).body).toMatchObject({
      code: 'campaign-ends-before',
      field: 'closesAt',
    })
    for (const [field, wrong] of [
      ['limit', { limit: 0 }],
      ['closesAt', { closesAt: 'soon' }],
      ['reason', { limit: 3, reason: ' ' }],
    ] as const)
      expect((await edit(operator, id, wrong)).body).toMatchObject({ code: 'invalid-input', field })
    expect((await edit(operator, id, { limit: 3, closesAt: day(1) })).body).toMatchObject({
      limit: 3,
      closesAt: day(1),
      given: 2,
      // It may give more now than it was approved for.
      state: 'waiting',
    })
    expect((await api.post(`/campaigns/${id}/approve`, { as: second })).status).toBe(200)
    // The same again changes nothing, and is not in the log a second time.
    expect((await edit(operator, id, { limit: 3 })).status).toBe(200)
    expect((await claim(people[2]!, { code: about.code })).status).toBe(201)
    expect((await edit(operator, id, { limit: null })).body).toMatchObject({ limit: null, state: 'waiting' })
    expect((await changesOf(id)).slice(0, 2)).toEqual([
      ['campaign-changed', 'Spring promotion: for everybody instead of for 3 people', 'More came than we thought.'],
      [
        'campaign-changed',
        expect.stringMatching(/^Spring promotion: until .+ instead of .+, for 3 people instead of for 2 people$/),
        'More came than we thought.',
      ],
    ])
    app.pass({ hours: 24 })
    expect((await claim(await aFreelancer(app), { code: about.code })).body.code).toBe('campaign-not-open')
    expect((await edit(operator, id, { closesAt: day(9) })).body.code).toBe('campaign-over')
  })

  test('ended early, nobody receives it any more and whoever has keeps it; one that has not begun never does', async () => {
    const [about, launch] = [body(), body({ kind: 'launch', code: null, opensAt: day(2) })]
    const [id, upcoming] = [await make(about), await make(launch)]
    const [first, late] = [await aFreelancer(app), await aFreelancer(app)]
    await claim(first, { code: about.code })
    expect((await end(operator, id)).body).toMatchObject({ state: 'over', given: 1 })
    expect((await claim(late, { code: about.code })).body.code).toBe('campaign-not-open')
    expect([await balance(first), await balance(late)]).toEqual([50, 40])
    expect((await end(operator, id)).body.code).toBe('campaign-over')
    expect((await changesOf(id)).map(([act, , reason]: string[]) => [act, reason])).toEqual([
      ['campaign-ended', 'It got about.'],
      ['campaign-made', ''],
    ])
    expect((await end(operator, upcoming)).body).toMatchObject({ state: 'over' })
    app.pass({ hours: 24 * 3 })
    expect((await claim(late, { campaignId: upcoming })).body.code).toBe('campaign-not-open')
    const { offers } = (await api.get('/earn', { as: late })).body
    expect(offers.map(({ id }: { id: string }) => id)).not.toContain(upcoming)
  })

  test.runIf(on === 'postgres')(
    'lowered while two processes claim, a limit is never below what was given',
    async () => {
      const second = await beside(app)
      const apis = [api, tryApi(second)]
      const about = body({ limit: 12 })
      const id = await make(about)
      const people = await Promise.all(Array.from({ length: 12 }, () => aFreelancer(app)))
      const [edited, ...answers] = await Promise.all([
        edit(operator, id, { limit: 4 }, apis[1]),
        ...people.map((by, i) => claim(by, { code: about.code }, apis[i % 2])),
      ])
      const given = answers.filter(({ status }) => status === 201).length
      const { campaign } = (await api.get(`/campaigns/${id}`, { as: operator })).body
      expect([campaign.given, campaign.limit]).toEqual([given, edited.status === 200 ? 4 : 12])
      expect(given).toBeLessThanOrEqual(campaign.limit)
      await second.close()
    },
  )

  test('what makes no sense is refused beside its field, and a code belongs to one campaign', async () => {
    const about = body()
    await make(about)
    const before = await stateOf(app)
    const refused = async (change: object) =>
      (await api.post('/campaigns', { as: operator, body: { ...body(), ...change } })).body
    expect(await refused({ code: about.code.toUpperCase() })).toMatchObject({ code: 'code-taken', field: 'code' })
    for (const [field, change] of [
      ['code', { code: null }],
      ['code', { code: 'a b' }],
      ['code', { kind: 'launch' }],
      ['questions', { kind: 'survey', code: null }],
      ['questions', { questions: [{ text: 'Why?' }] }],
      ['questions', { kind: 'survey', code: null, questions: [{ text: 'Why?', options: ['So'] }] }],
      ['closesAt', { closesAt: day(0) }],
      ['opensAt', { opensAt: 'tomorrow' }],
      ['closesAt', { closesAt: '9999-12-31T23:59:59Z' }],
      ['connects', { connects: 0 }],
      ['limit', { limit: 0 }],
      ['kind', { kind: 'raffle' }],
    ] as const)
      expect([field, await refused(change)]).toMatchObject([field, { code: 'invalid-input', field }])
    expect(await refused({ opensAt: day(-9), closesAt: day(-2) })).toMatchObject({
      code: 'campaign-ends-before',
      field: 'closesAt',
    })
    expect(await stateOf(app)).toBe(before)
  })

  test('only an operator makes, lists and reads campaigns; a code is not found by its id', async () => {
    const about = body()
    const secret = await make(about)
    const [freelancer, client] = [await aFreelancer(app), await aClient(app)]
    const before = await stateOf(app)
    for (const as of [freelancer, client]) {
      for (const answer of [
        await api.post('/campaigns', { as, body: body() }),
        await api.get('/campaigns', { as }),
        await api.get(`/campaigns/${secret}`, { as }),
        await api.get(`/campaigns/${secret}/answers.csv`, { as }),
        await edit(as, secret, { limit: 1 }),
        await end(as, secret),
      ])
        expect([answer.status, answer.body.code]).toEqual([403, 'not-an-operator'])
      expect((await api.get(`/offers/${secret}`, { as })).status).toBe(404)
    }
    expect((await claim(freelancer, { campaignId: secret })).body.code).toBe('code-unknown')
    expect((await claim(client, { code: about.code })).body.code).toBe('not-a-freelancer')
    expect((await claim(freelancer, { campaignId: app.newId() })).status).toBe(404)
    expect((await api.get(`/campaigns/${app.newId()}`, { as: operator })).status).toBe(404)
    expect((await edit(operator, app.newId(), { limit: 1 })).status).toBe(404)
    expect((await end(operator, freelancer)).status).toBe(404)
    expect(await stateOf(app)).toBe(before)
  })
})
