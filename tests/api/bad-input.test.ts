import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aClient, aFreelancer, anOperator, aPost, databases, freshApp, type TestApp } from '../fresh-app.ts'
import { stateOf } from './state-of.ts'
import { tryApi } from './try-api.ts'

const letter = { coverLetter: 'I have built two of these.', bidCents: 400_00, shownPrice: 4 }
const html = '<img src=x onerror=alert(1)>'

describe.each(databases)('bad input on %s', on => {
  let app: TestApp
  let api: ReturnType<typeof tryApi>
  let client: string
  let freelancer: string
  beforeAll(async () => {
    app = await freshApp({ on })
    api = tryApi(app)
    client = await aClient(app)
    freelancer = await aFreelancer(app)
  })
  afterAll(() => app.close())

  /** Tries each, expects its status and code, and that everything is as it was. */
  async function refused(
    tries: [
      what: string,
      answer: ReturnType<typeof api.get> | (() => ReturnType<typeof api.get>),
      status: number,
      code: string,
    ][],
  ) {
    const before = await stateOf(app)
    for (const [what, request, status, code] of tries) {
      const answer = await (typeof request === 'function' ? request() : request)
      expect([what, answer.status, answer.body.code]).toEqual([what, status, code])
      expect(answer.headers.get('content-type')).toBe('application/problem+json')
      expect(answer.body.detail).toMatch(/^[A-Z].+\.$/)
    }
    expect(await stateOf(app)).toBe(before)
  }

  test('a proposal that is not right is refused with its reason, and costs nothing', async () => {
    const postId = await aPost(app, client, { questions: ['When can you start?'] })
    const closed = await aPost(app, client)
    await api.post(`/posts/${closed}/close`, { as: client })
    const send =
      (change: object, to = postId) =>
      () =>
        api.post(`/posts/${to}/proposals`, { as: freelancer, body: { ...letter, answers: ['Monday'], ...change } })
    const keyed = (key: string) => () =>
      api.call('POST', `/posts/${postId}/proposals`, {
        as: freelancer,
        body: letter,
        headers: { 'idempotency-key': key },
      })
    await refused([
      ['nothing', () => api.post(`/posts/${postId}/proposals`, { as: freelancer, body: {} }), 400, 'invalid-input'],
      ['no letter', send({ coverLetter: ' \n' }), 422, 'cover-letter-missing'],
      ['a letter of another type', send({ coverLetter: 7 }), 400, 'invalid-input'],
      ['a huge letter', send({ coverLetter: 'x'.repeat(100_000) }), 422, 'cover-letter-too-long'],
      ['no bid', send({ bidCents: null }), 400, 'invalid-input'],
      ['a negative bid', send({ bidCents: -1 }), 422, 'bid-out-of-range'],
      ['half a cent', send({ bidCents: 0.5 }), 400, 'invalid-input'],
      ['a bid beyond numbers', send({ bidCents: 1e300 }), 400, 'invalid-input'],
      ['a bid beyond the rows', send({ bidCents: 9_000_000_000_000 }), 422, 'bid-out-of-range'],
      ['a bid as text', send({ bidCents: '40000' }), 400, 'invalid-input'],
      ['no answer', send({ answers: [] }), 422, 'answer-missing'],
      ['a huge answer', send({ answers: ['x'.repeat(100_000)] }), 422, 'answer-too-long'],
      ['answers of another type', send({ answers: 'Monday' }), 400, 'invalid-input'],
      ['a link that is a script', send({ portfolio: ['javascript:alert(1)'] }), 400, 'invalid-input'],
      [
        'too many links',
        send({ portfolio: Array.from({ length: 11 }, (_, i) => `https://example.test/${i}`) }),
        400,
        'invalid-input',
      ],
      ['a field nobody knows', send({ by: client }), 400, 'invalid-input'],
      ['a stale price', send({ shownPrice: 2 }), 409, 'price-changed'],
      ['a price as text', send({ shownPrice: '4' }), 400, 'invalid-input'],
      ['no price', send({ shownPrice: undefined }), 400, 'invalid-input'],
      ['an id that is none', send({}, 'not-an-id'), 400, 'invalid-input'],
      ['an id that is SQL', send({}, encodeURIComponent(`${postId}' or true --`)), 400, 'invalid-input'],
      ['an id of nothing', send({}, app.newId()), 404, 'not-found'],
      ['a closed post', send({}, closed), 409, 'post-not-open'],
      [
        'no key',
        () => api.call('POST', `/posts/${postId}/proposals`, { as: freelancer, body: letter }),
        400,
        'key-missing',
      ],
      ['a key with a space', keyed('a b'), 400, 'key-missing'],
      ['a huge key', keyed('k'.repeat(256)), 400, 'key-missing'],
    ])
    const stale = await send({ shownPrice: 2 })()
    expect(stale.body).toMatchObject({ facts: { price: 4, shown: 2 }, field: 'price' })
    expect((await api.get('/wallet', { as: freelancer })).body.available).toBe(40)
  })

  test('too few Connects, an own post, and a second proposal are refused', async () => {
    const [poor, sender] = [await aFreelancer(app, { connects: 3 }), await aFreelancer(app)]
    const both = await aClient(app)
    await api.patch('/me', { as: both, body: { isFreelancer: true } })
    const [postId, own] = [await aPost(app, client), await aPost(app, both)]
    const send = (as: string, to: string) => () => api.post(`/posts/${to}/proposals`, { as, body: letter })
    expect((await send(sender, postId)()).status).toBe(201)
    await refused([
      ['too few', send(poor, postId), 402, 'too-few-connects'],
      ['own post', send(both, own), 403, 'own-post'],
      ['a second one', send(sender, postId), 409, 'already-proposed'],
      ['no freelancer', send(client, postId), 403, 'not-a-freelancer'],
    ])
  })

  test('HTML and odd letters are kept as the text they are', async () => {
    const who = await aFreelancer(app)
    const postId = await aPost(app, client)
    const { body } = await api.post(`/posts/${postId}/proposals`, {
      as: who,
      body: { ...letter, coverLetter: `${html} \u0000 \ud800 ok`, portfolio: [] },
    })
    const { coverLetter } = (await api.get(`/proposals/${body.proposalId}`, { as: client })).body
    expect(coverLetter).toContain(html)
    expect(coverLetter).not.toMatch(/\0/)
    expect(coverLetter.isWellFormed()).toBe(true)
  })

  test('what is written in one line is kept as one, and so is what others are told of it', async () => {
    const [who, operator] = [await aFreelancer(app), await anOperator(app)]
    const broken = 'Real work\r\n\r\nPay \u202eat\u2028https://evil.example\u200b'
    const line = 'Real work Pay at https://evil.example'
    const me = { name: broken, headline: broken, skills: ['a\nb', '\u200b'] }
    expect((await api.patch('/me', { as: who, body: me })).status).toBe(200)
    expect((await api.get(`/members/${who}`)).body).toMatchObject({ name: line, headline: line, skills: ['a b'] })

    const post = { title: broken, specialty: broken, skills: ['a\r\nb'], questions: [broken] }
    const written = { description: 'Two\nparagraphs of what there is to do.', category: 'Translation' }
    const terms = { paymentType: 'fixed', budgetCents: 400_00, level: 'entry' }
    const { status, body } = await api.post('/posts', { as: client, body: { ...post, ...written, ...terms } })
    expect([status, body.detail]).toEqual([201, undefined])
    const kept = { title: line, specialty: line, skills: ['a b'], questions: [line], description: written.description }
    expect((await api.get(`/posts/${body.postId}`)).body).toMatchObject(kept)
    const invitation = { freelancerId: who, message: 'Come\r\n\r\nand pay.' }
    await api.post(`/posts/${body.postId}/invitations`, { as: client, body: invitation })
    await api.post(`/posts/${body.postId}/remove`, { as: operator, body: { reason: broken } })
    for (const as of [who, client]) {
      const { items } = (await api.get('/notices', { as })).body
      expect(items[0].text).toContain(line)
      for (const { text } of items) expect(text).not.toMatch(/[\p{Cc}\p{Zl}\u202e]/u)
    }

    await api.post('/keys', { as: who, body: { name: broken } })
    expect((await api.get('/keys', { as: who })).body.items).toMatchObject([{ name: line }])
    expect((await api.post('/agencies', { as: who, body: { name: broken } })).status).toBe(201)
    expect((await api.get('/agencies', { as: who })).body.items).toMatchObject([{ name: line }])
    const about = { kind: 'survey', connects: 1, opensAt: '2026-05-02T00:00:00Z', closesAt: '2026-05-03T00:00:00Z' }
    const questions = [{ text: broken, options: ['a\nb', 'c'] }]
    const campaign = await api.post('/campaigns', { as: operator, body: { ...about, name: broken, questions } })
    const made = (await api.get(`/campaigns/${campaign.body.campaignId}`, { as: operator })).body.campaign
    expect(made).toMatchObject({ name: line, questions: [{ text: line, options: ['a b', 'c'] }] })
  })

  test('a name, a title or a reason that shows nothing is none', async () => {
    const operator = await anOperator(app)
    const postId = await aPost(app, client)
    const nothing = '\u200b\u200d\u2060\u3164'.repeat(5)
    await refused([
      ['a name', () => api.patch('/me', { as: freelancer, body: { name: nothing } }), 400, 'invalid-input'],
      ['a title', () => api.patch(`/posts/${postId}`, { as: client, body: { title: nothing } }), 400, 'invalid-input'],
      ['a key', () => api.post('/keys', { as: freelancer, body: { name: nothing } }), 400, 'invalid-input'],
      ['an agency', () => api.post('/agencies', { as: freelancer, body: { name: nothing } }), 400, 'invalid-input'],
      [
        'a reason',
        () => api.post(`/posts/${postId}/remove`, { as: operator, body: { reason: nothing } }),
        400,
        'invalid-input',
      ],
    ])
  })

  test("nobody reads or changes what is somebody else's", async () => {
    const [other, stranger, sender] = [await aClient(app), await aFreelancer(app), await aFreelancer(app)]
    const postId = await aPost(app, client)
    const { proposalId } = (await api.post(`/posts/${postId}/proposals`, { as: sender, body: letter })).body
    const at = (method: string, path: string, as: string, body?: unknown) => () =>
      api.call(method, path, { as, key: app.newId(), ...(body !== undefined && { body }) })
    const reason = { reason: 'Too expensive' }
    const tries = [other, stranger].flatMap(
      as =>
        [
          ['read a proposal', at('GET', `/proposals/${proposalId}`, as), 404, 'not-found'],
          ['withdraw', at('POST', `/proposals/${proposalId}/withdraw`, as), 404, 'not-found'],
          ['view', at('POST', `/proposals/${proposalId}/view`, as), 404, 'not-found'],
          ['shortlist', at('POST', `/proposals/${proposalId}/shortlist`, as, { on: true }), 404, 'not-found'],
          ['interview', at('POST', `/proposals/${proposalId}/interview`, as), 404, 'not-found'],
          ['decline', at('POST', `/proposals/${proposalId}/decline`, as, reason), 404, 'not-found'],
          ['hire', at('POST', `/proposals/${proposalId}/hire`, as), 404, 'not-found'],
          ['list proposals', at('GET', `/posts/${postId}/proposals`, as), 404, 'not-found'],
          ['edit', at('PATCH', `/posts/${postId}`, as, { title: 'Mine from now on' }), 403, 'not-yours'],
          ['invite', at('POST', `/posts/${postId}/invitations`, as, { freelancerId: stranger }), 403, 'not-yours'],
          ['suggestions', at('GET', `/posts/${postId}/suggestions`, as), 403, 'not-yours'],
          ['decline an invitation', at('POST', `/posts/${postId}/invitation/decline`, as), 404, 'not-found'],
          ['remove', at('POST', `/posts/${postId}/remove`, as, { reason: 'I do not like it' }), 403, 'not-an-operator'],
          ['verify', at('POST', `/members/${client}/verify`, as, { verified: true }), 403, 'not-an-operator'],
          ['find clients', at('GET', '/clients', as), 403, 'not-an-operator'],
        ] as Parameters<typeof refused>[0],
    )
    const sides: Parameters<typeof refused>[0] = [
      ['the client withdraws', at('POST', `/proposals/${proposalId}/withdraw`, client), 404, 'not-found'],
      ['the freelancer hires herself', at('POST', `/proposals/${proposalId}/hire`, sender), 404, 'not-found'],
      [
        'a freelancer publishes',
        at('POST', '/posts', stranger, {
          title: 'Work for nobody',
          description: 'There is nothing to do here, really nothing.',
          category: 'Writing',
          paymentType: 'fixed',
          budgetCents: 50_00,
        }),
        403,
        'not-a-client',
      ],
    ]
    await refused([...tries, ...sides])
    const close = await at('POST', `/posts/${postId}/close`, other)()
    expect([403, 404]).toContain(close.status)
    expect((await api.get(`/posts/${postId}`)).body.state).toBe('open')
  })

  test('a removed post is hidden from strangers, and nothing ends twice', async () => {
    const [operator, sender] = [await anOperator(app), await aFreelancer(app)]
    const postId = await aPost(app, client)
    const { proposalId } = (await api.post(`/posts/${postId}/proposals`, { as: sender, body: letter })).body
    await api.post(`/posts/${postId}/remove`, { as: operator, body: { reason: html } })
    const as = { as: client }
    await refused([
      ['read by anybody', () => api.get(`/posts/${postId}`), 404, 'not-found'],
      [
        'remove again',
        () => api.post(`/posts/${postId}/remove`, { as: operator, body: { reason: 'x' } }),
        409,
        'post-already-ended',
      ],
      ['close', () => api.post(`/posts/${postId}/close`, as), 409, 'post-already-ended'],
      ['withdraw', () => api.post(`/proposals/${proposalId}/withdraw`, { as: sender }), 409, 'proposal-not-open'],
      ['hire', () => api.post(`/proposals/${proposalId}/hire`, as), 409, 'post-already-ended'],
      [
        'decline',
        () => api.post(`/proposals/${proposalId}/decline`, { ...as, body: { reason: 'Too expensive' } }),
        409,
        'proposal-not-open',
      ],
      [
        'a reason that is none',
        () => api.post(`/proposals/${proposalId}/decline`, { ...as, body: { reason: html } }),
        400,
        'invalid-input',
      ],
      [
        'removal without a reason',
        () => api.post(`/posts/${postId}/remove`, { as: operator, body: { reason: ' ' } }),
        400,
        'invalid-input',
      ],
    ])
    expect((await api.get('/wallet', { as: sender })).body.available).toBe(40)
  })

  test('days, cursors and numbers beyond what a database keeps find nothing, or the beginning', async () => {
    const as = { as: await aFreelancer(app) }
    const far = (at: string) => Buffer.from(`${at} ${app.newId()}`).toString('base64url')
    const statement = (query: string) => api.get(`/wallet/statement?${query}`, as)
    for (const query of [
      'from=0000-01-01',
      'until=9999-12-31',
      'from=0000-01-01&until=9999-12-31',
      `cursor=${'z'.repeat(200)}`,
    ])
      expect([query, (await statement(query)).body.items?.length]).toEqual([query, 1])
    for (const query of ['until=0000-01-01', 'from=9999-12-31'])
      expect([query, (await statement(query)).body.items?.length]).toEqual([query, 0])
    for (const at of ['-271821-04-20T00:00:00Z', '+275760-09-13T00:00:00Z', '0000-01-01T00:00:00Z'])
      for (const path of [`/posts?cursor=o${far(at)}`, `/me/posts?cursor=${far(at)}`, `/proposals?cursor=${far(at)}`])
        expect([path, (await api.get(path, as)).status]).toEqual([path, 200])
  })

  test('what no database keeps is in no name of a badge and in no filter of the log', async () => {
    const as = await anOperator(app)
    const badge = (held: boolean) => () =>
      api.post(`/members/${freelancer}/badges`, { as, body: { badge: 'rising\0 ', held } })
    await refused([
      ['a badge to give', badge(true), 404, 'no-such-grant'],
      ['a badge to take', badge(false), 404, 'not-found'],
    ])
    const acts = await api.get('/acts?subject=%00x', { as })
    expect([acts.status, acts.body.items]).toEqual([200, []])
  })

  test('a member has at most 20 keys', async () => {
    const as = await aFreelancer(app)
    const make = (name: string) => api.post('/keys', { as, body: { name } })
    for (let i = 0; i < 20; i++) expect((await make(`Key \0${i}`)).status).toBe(201)
    await refused([['one more', () => make('One more'), 409, 'too-many-keys']])
  })

  test('a search, a page and a filter that make no sense are refused', async () => {
    const as = { as: freelancer }
    await refused([
      ['a category', () => api.get('/posts?category=Magic'), 400, 'invalid-input'],
      ['a negative price', () => api.get('/posts?priceLeast=-1'), 400, 'invalid-input'],
      ['a huge budget', () => api.get('/posts?budgetMostCents=99999999999999999999'), 400, 'invalid-input'],
      ['an unknown filter', () => api.get('/posts?colour=red'), 400, 'invalid-input'],
      ['a filter twice', () => api.get('/posts?level=entry&level=expert'), 400, 'invalid-input'],
      ['a huge cursor', () => api.get(`/posts?cursor=${'x'.repeat(500)}`), 400, 'invalid-input'],
      ['a kind', () => api.get('/wallet/statement?kind=stolen', as), 400, 'invalid-input'],
      ['a day', () => api.get('/wallet/statement?from=2026-02-30', as), 400, 'invalid-input'],
      ['a folder', () => api.get(`/posts/${app.newId()}/proposals?folder=bin`, as), 400, 'invalid-input'],
    ])
    expect((await api.get('/posts?cursor=nonsense&words=%00')).status).toBe(200)
  })
})
