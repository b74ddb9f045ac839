import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aClient, aFreelancer, aPost, freshApp, type TestApp } from '../fresh-app.ts'
import { tryApi } from './try-api.ts'

let app: TestApp
let api: ReturnType<typeof tryApi>
let member: string
beforeAll(async () => {
  app = await freshApp()
  api = tryApi(app)
  member = await aFreelancer(app)
})
afterAll(() => app.close())

describe('who calls', () => {
  test('whoever is not signed in is told how, and reads what is open to all', async () => {
    const { status, headers, body } = await api.get('/wallet')
    expect([status, headers.get('www-authenticate'), headers.get('content-type')]).toEqual([
      401,
      'Bearer realm="Earnest"',
      'application/problem+json',
    ])
    expect(body).toMatchObject({
      type: '/api#problem-sign-in-needed',
      title: 'Sign in needed',
      status: 401,
      code: 'sign-in-needed',
      facts: {},
    })
    expect(body.instance).toMatch(/^urn:uuid:/)
    expect((await api.get('/posts')).status).toBe(200)
    expect((await api.get('/policy')).body).toMatchObject({ name: 'earnest' })
  })

  test('a wrong key is refused even where nobody needs one', async () => {
    expect((await api.get('/posts', { as: app.newId() })).status).toBe(401)
    expect((await api.get('/posts', { headers: { authorization: 'Basic eDp5' } })).status).toBe(401)
  })

  test("another site cannot act with a member's cookie, this one can, and a key needs no origin", async () => {
    const change = (headers: Record<string, string>) =>
      api.patch('/me', { body: { headline: 'Changed' }, headers: { cookie: `member=${member}`, ...headers } })
    const foreign: Record<string, string>[] = [
      {},
      { origin: 'https://evil.test' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: 'http://earnest.test' },
    ]
    for (const headers of foreign)
      expect(await change(headers)).toMatchObject({ status: 403, body: { code: 'cross-site' } })
    expect((await api.get(`/members/${member}`)).body.headline).toBe('')
    expect((await change({ 'sec-fetch-site': 'same-origin' })).status).toBe(200)
    expect((await change({ origin: 'http://earnest.test' })).status).toBe(200)
    expect(
      (await api.patch('/me', { as: member, body: { headline: 'By key' }, headers: { origin: 'https://evil.test' } }))
        .status,
    ).toBe(200)
    expect(
      (await api.get('/me', { headers: { cookie: `member=${member}`, 'sec-fetch-site': 'cross-site' } })).status,
    ).toBe(200)
  })
})

describe('addresses and methods', () => {
  test('an unknown address is a problem', async () => {
    for (const path of ['/nothing', '/posts/', '/api/v2/posts', '/api/nothing'])
      expect(await api.get(path)).toMatchObject({ status: 404, body: { code: 'not-found' } })
  })

  test('a wrong method names the right ones', async () => {
    const { status, headers, body } = await api.call('DELETE', '/posts')
    expect([status, headers.get('allow'), body.code]).toEqual([405, 'GET, POST', 'no-such-method'])
  })
})

describe('how often', () => {
  test('a member has so many requests a minute, and others are not held up', async () => {
    const limited = tryApi(app, { perMinute: 30 })
    const other = await aClient(app)
    const ask = async (as: string) => (await limited.get('/me', { as })).status
    for (let i = 0; i < 30; i++) expect(await ask(member)).toBe(200)
    const refused = await limited.get('/me', { as: member })
    expect(refused).toMatchObject({ status: 429, body: { code: 'too-many-requests', facts: { seconds: 2 } } })
    expect(refused.headers.get('retry-after')).toBe('2')
    expect(await ask(other)).toBe(200)
    app.pass({ seconds: 2 })
    expect([await ask(member), await ask(member)]).toEqual([200, 429])
  })

  test('a clock that is set back holds up nobody', async () => {
    const limited = tryApi(app, { perMinute: 30 })
    const other = await aClient(app)
    expect((await limited.get('/me', { as: other })).status).toBe(200)
    app.pass({ hours: -1 })
    expect((await limited.get('/me', { as: other })).status).toBe(200)
    app.pass({ hours: 1 })
  })

  test('whoever guesses keys is slowed down by address, and keys that are right still work from elsewhere', async () => {
    const limited = tryApi(app, { perMinute: 5 })
    const guess = async (address: string, as = app.newId()) =>
      (await limited.get('/me', { as, headers: { 'x-test-address': address } })).status
    for (let i = 0; i < 5; i++) expect(await guess('10.0.0.1')).toBe(401)
    expect(await guess('10.0.0.1')).toBe(429)
    expect(await guess('10.0.0.2', member)).toBe(200)
  })

  test('without a limit there is none', async () => {
    const answers = await Promise.all(Array.from({ length: 200 }, () => api.get('/me', { as: member })))
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]))
  })
})

describe('bodies', () => {
  test('what is too large, no JSON, or of another type is refused before anything else', async () => {
    const send = (body: unknown, headers: Record<string, string> = {}) =>
      api.put(`/posts/${app.newId()}/draft`, { as: member, body, headers })
    expect(await send({ coverLetter: 'x'.repeat(300_000) })).toMatchObject({
      status: 413,
      body: { code: 'body-too-large' },
    })
    expect(await send('{}', { 'content-length': '300000' })).toMatchObject({
      status: 413,
      body: { code: 'body-too-large' },
    })
    for (const broken of ['{', '', 'coverLetter=x', '{"coverLetter": undefined}'])
      expect(await send(broken)).toMatchObject({ status: 400, body: { code: 'malformed-body' } })
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'nonsense'])
      expect(await send('{}', { 'content-type': type })).toMatchObject({ status: 415, body: { code: 'not-json' } })
    for (const [shape, detail] of [
      ['null', /object/],
      ['[]', /object/],
      ['3', /object/],
      ['"text"', /object/],
    ] as const)
      expect((await send(shape)).body).toMatchObject({
        status: 400,
        code: 'invalid-input',
        errors: [{ pointer: '', detail: expect.stringMatching(detail) }],
      })
  })

  test('every wrong field is named at once', async () => {
    const { status, body } = await api.post('/posts', {
      as: await aClient(app),
      body: { title: 7, budgetCents: -1, paymentType: 'barter', colour: 'red' },
    })
    expect(status).toBe(400)
    const pointers = body.errors.map(({ pointer }: { pointer: string }) => pointer)
    expect(pointers).toEqual(
      expect.arrayContaining(['/title', '/description', '/category', '/budgetCents', '/paymentType', '/colour']),
    )
    expect(body.field).toBe(pointers[0].slice(1))
  })
})

describe('bugs', () => {
  test('are our fault, are logged under the id that is answered, and say nothing of what is inside', async () => {
    const logged: { id: string; err: Error }[] = []
    const broken = tryApi({
      ...app,
      log: { error: (entry: { id: string; err: Error }) => logged.push(entry) } as never,
      policies: undefined as never,
    })
    const postId = await aPost(app, await aClient(app))
    const { status, body } = await broken.get(`/posts/${postId}`, { headers: { 'x-request-id': 'f00d' } })
    expect([status, body.code, body.instance]).toEqual([500, 'bug', 'urn:uuid:f00d'])
    expect(logged).toMatchObject([{ id: 'f00d', err: expect.any(TypeError) }])
    expect(JSON.stringify(body)).not.toContain(logged[0]!.err.message)
  })
})

test('GET /healthz tells whether this process can serve', async () => {
  const own = await freshApp()
  const there = tryApi(own)
  expect(await there.get('/healthz')).toMatchObject({
    status: 200,
    body: { status: 'ok', database: 'reachable', migrations: { pending: [] }, version: expect.stringMatching(/^\d/) },
  })
  await own.close()
  expect(await there.get('/healthz')).toMatchObject({
    status: 503,
    body: { status: 'unavailable', database: 'unreachable' },
  })
})
