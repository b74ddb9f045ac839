import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunningApp } from '#marketplace/running-app'
import { aClient, aFreelancer, anOperator, aPost, freshApp, noon, type TestApp } from '../fresh-app.ts'
import { serving } from '../serving.ts'
import { tryApi } from './try-api.ts'

let app: TestApp
let running: RunningApp
let api: ReturnType<typeof tryApi>
let operator: string
beforeAll(async () => {
  app = await freshApp()
  running = serving(app)
  api = tryApi(running.app, { running, perMinute: 30 })
  operator = await anOperator(app)
})
afterAll(() => app.close())

const to = noon.add({ hours: 24 * 40 }).toString()

test('nobody but an operator has any of it', async () => {
  for (const as of [await aFreelancer(app), await aClient(app)]) {
    const answers = [
      await api.get('/jobs', { as }),
      await api.post('/jobs/end-due-posts/run', { as }),
      await api.get('/clock', { as }),
      await api.post('/clock/move', { as, body: { to } }),
      await api.post('/clock/stop', { as }),
    ]
    for (const answer of answers) expect(answer).toMatchObject({ status: 403, body: { code: 'not-an-operator' } })
  }
  expect((await api.get('/clock')).status).toBe(401)
  expect(running.app.clock()).toEqual(noon)
})

test('time is moved, and what was due on the way has happened', async () => {
  await aPost(app, await aClient(app))
  const moved = await api.post('/clock/move', { as: operator, body: { to } })
  expect(moved).toMatchObject({ status: 200, body: { state: 'moving', from: '2026-05-01T12:00:00.000Z' } })
  await running.testClock.moving
  const { body } = await api.get('/clock', { as: operator })
  expect(body).toMatchObject({ sandbox: true, move: { state: 'arrived', done: { 'end-due-posts': 1 } } })
  expect(Temporal.Instant.from(body.now)).toEqual(Temporal.Instant.from(to))
  expect(await api.post('/clock/stop', { as: operator })).toMatchObject({
    status: 409,
    body: { code: 'clock-not-moving' },
  })
  expect(await api.post('/clock/move', { as: operator, body: { to } })).toMatchObject({
    status: 422,
    body: { code: 'clock-never-back', field: 'to' },
  })
  expect(await api.post('/clock/move', { as: operator, body: { to: 'soon' } })).toMatchObject({ status: 400 })
})

test('a job is run now, and the list says so', async () => {
  expect(await api.post('/jobs/end-due-posts/run', { as: operator })).toMatchObject({
    status: 200,
    body: { job: 'end-due-posts', done: 0, error: null },
  })
  const { body } = await api.get('/jobs', { as: operator })
  expect(body.items[0]).toMatchObject({ name: 'end-due-posts', due: 0, lastRun: { by: 'operator', error: null } })
  expect(await api.post('/jobs/nothing/run', { as: operator })).toMatchObject({ status: 404 })
})

test('a clock that is moved on fills no bucket: limits of requests keep the time of the world', async () => {
  const as = await aClient(app)
  const ask = async () => (await api.get('/me', { as })).status
  for (let i = 0; i < 30; i++) expect(await ask()).toBe(200)
  expect(await ask()).toBe(429)
  running.testClock.clock.learn(500 * 24 * 60 * 60 * 1000)
  expect(await ask()).toBe(429)
  app.pass({ seconds: 2 })
  expect(await ask()).toBe(200)
})
