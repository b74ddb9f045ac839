import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findLastAttempt } from '#database/grants/readiness-attempts'
import type { Answers } from '#economy/readiness/start-readiness-test'
import { readPolicy } from '#gateways/policies/read-policy'
import { audit } from '#marketplace/ledger/audit'
import { asVersion } from '#marketplace/policy/policies'
import { readReadinessTest } from '#marketplace/readiness/read-readiness-test'
import { tryApi } from '../api/try-api.ts'
import { aClient, aFreelancer, beside, databases, freshApp, type TestApp } from '../fresh-app.ts'

const rules = readPolicy('earnest').grants.readinessTest!

describe.each(databases)('the readiness test on %s', on => {
  let app: TestApp
  let api: ReturnType<typeof tryApi>
  beforeAll(async () => {
    app = await freshApp({ on })
    app.random = Math.random
    api = tryApi(app)
  })
  afterAll(async () => {
    expect(await audit(app.db)).toMatchObject({ ok: true, differences: [] })
    await app.close()
  })

  const right = async (by: string): Promise<Answers> =>
    Object.fromEntries((await findLastAttempt(app.db, by))!.questions.map(({ id, right }) => [id, right]))
  const balance = async (by: string) => (await api.get('/wallet', { as: by })).body.available
  const begin = (by: string) => api.post('/readiness-test/start', { as: by })
  const submit = (by: string, answers: Answers = {}, key?: string) =>
    api.post('/readiness-test/submit', { as: by, body: { answers }, ...(key && { key }) })

  test('passing gives its Connects once, with its reason in the statement and a notice', async () => {
    const by = await aFreelancer(app)
    expect((await begin(by)).status).toBe(201)
    const key = app.newId()
    const first = await submit(by, await right(by), key)
    expect(first.body).toMatchObject({ right: rules.questions, of: rules.questions, passed: true, granted: 40 })
    expect((await submit(by, await right(by), key)).body).toEqual(first.body)
    expect((await submit(by, await right(by))).body.code).toBe('test-not-running')
    expect((await begin(by)).body.code).toBe('test-passed')
    expect(await balance(by)).toBe(80)
    const { items } = (await api.get('/wallet/statement', { as: by })).body
    expect(items[0]).toMatchObject({ text: 'Readiness test passed', note: '10 of 10 right', change: 40 })
    const notices = (await api.get('/notices', { as: by })).body
    expect(JSON.stringify(notices)).toContain('You passed the readiness test. 40 Connects are in your wallet.')
  })

  test('nothing that is read before grading says what is right', async () => {
    const by = await aFreelancer(app)
    await begin(by)
    const { body } = await api.get('/readiness-test', { as: by })
    expect(body).toMatchObject({ state: 'running', result: null })
    expect(body.attempt.questions).toHaveLength(rules.questions)
    for (const question of body.attempt.questions)
      expect(Object.keys(question).sort()).toEqual(['chosen', 'id', 'options', 'several', 'text'])
    await submit(by)
    const after = (await api.get('/readiness-test', { as: by })).body
    expect(after).toMatchObject({ state: 'waiting', attempt: null, result: { passed: false, right: 0 } })
    expect(after.result.questions[0].why).toMatch(/\.$/)
    const { ways } = (await api.get('/earn', { as: by })).body
    expect(ways.find(({ way }: { way: string }) => way === 'readiness-test')).toMatchObject({
      state: 'waiting',
      nextAt: after.nextAt,
    })
  })

  test('whoever fails waits, draws anew and can then pass; ten hands at once pass once', async () => {
    const by = await aFreelancer(app)
    await begin(by)
    await submit(by)
    expect((await begin(by)).body).toMatchObject({ code: 'test-too-soon' })
    app.pass({ hours: 24 * rules.retryDays })
    const starts = await Promise.all(Array.from({ length: 5 }, () => begin(by)))
    expect(starts.map(({ body }) => body.number)).toEqual([2, 2, 2, 2, 2])
    const answers = await right(by)
    const answered = await Promise.all(Array.from({ length: 10 }, () => submit(by, answers)))
    expect(answered.filter(({ body }) => body.passed)).toHaveLength(1)
    expect(await balance(by)).toBe(80)
  })

  test('what was kept before its time was up counts, and what comes later does not', async () => {
    const by = await aFreelancer(app)
    await begin(by)
    const answers = await right(by)
    const [first, ...others] = Object.keys(answers)
    const keep = (sent: Answers) => api.put('/readiness-test/answers', { as: by, body: { answers: sent } })
    const nine = Object.fromEntries(others.map(id => [id, answers[id]!]))
    expect((await keep(nine)).body).toEqual({ kept: others.length })
    expect(
      (await api.get('/readiness-test', { as: by })).body.attempt.questions.filter(
        (q: { chosen: number[] }) => q.chosen.length,
      ),
    ).toHaveLength(others.length)
    app.pass({ minutes: rules.minutes })
    expect((await keep({ [first!]: answers[first!]! })).body.code).toBe('test-time-up')
    expect((await api.get('/readiness-test', { as: by })).body.state).toBe('time-up')
    expect((await submit(by, answers)).body).toMatchObject({ right: others.length, passed: true, granted: 40 })
  })

  test('an attempt belongs to whoever began it: nobody reads, answers or hands in that of another', async () => {
    const [by, other, client] = [await aFreelancer(app), await aFreelancer(app), await aClient(app)]
    await begin(by)
    const answers = await right(by)
    expect((await api.get('/readiness-test', { as: other })).body).toMatchObject({ state: 'ready', attempt: null })
    expect((await api.put('/readiness-test/answers', { as: other, body: { answers } })).body.code).toBe(
      'test-not-running',
    )
    expect((await submit(other, answers)).body.code).toBe('test-not-running')
    for (const answer of [await begin(client), await api.get('/readiness-test', { as: client })])
      expect(answer.body.code).toBe('not-a-freelancer')
    expect((await api.post('/readiness-test/start', {})).status).toBe(401)
    expect(await readReadinessTest(app, by)).toMatchObject({ value: { state: 'running' } })
  })

  test('what was promised at the start holds when the attempt is handed in', async () => {
    const by = await aFreelancer(app)
    await begin(by)
    const answers = await right(by)
    const before = app.policies.versions()
    const harder = structuredClone(before[0]!.policy)
    harder.grants.readinessTest = { ...rules, connects: 1, passPercent: 100 }
    app.policies.renew([...before, asVersion({ id: 'harder', policy: harder, from: app.clock(), keeps: [] })])
    const [wrong] = Object.keys(answers)
    expect((await submit(by, { ...answers, [wrong!]: [] })).body).toMatchObject({ passed: true, granted: 40 })
    app.policies.renew(before)
  })

  test.runIf(on === 'postgres')(
    'two processes that begin and hand in at once have one attempt and one grant',
    async () => {
      const by = await aFreelancer(app)
      const second = await beside(app)
      const apis = [api, tryApi(second)]
      const starts = await Promise.all(
        apis.flatMap(api => [1, 2, 3].map(() => api.post('/readiness-test/start', { as: by }))),
      )
      expect(new Set(starts.map(({ body }) => body.number))).toEqual(new Set([1]))
      const answers = await right(by)
      const answered = await Promise.all(
        apis.flatMap(api => [1, 2, 3].map(() => api.post('/readiness-test/submit', { as: by, body: { answers } }))),
      )
      expect(answered.filter(({ body }) => body.granted === 40)).toHaveLength(1)
      expect(await balance(by)).toBe(80)
      await second.close()
    },
  )
})
