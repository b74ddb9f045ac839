import { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ApiEnv } from '#api/api-env'
import { createApi } from '#api/create-api'
import { limitInFlight } from '#api/limit-in-flight'
import { decide } from '#economy/decision'
import { type Command, gathered } from '#marketplace/gather'
import { audit } from '#marketplace/ledger/audit'
import { findMember } from '#marketplace/members/find-member'
import { submitProposal } from '#marketplace/proposals/submit-proposal'
import { readBalance } from '#marketplace/wallets/read-balance'
import { openSeal } from '#proof/seal'
import { aClient, aFreelancer, aPost, freshApp, type TestApp } from '../fresh-app.ts'
import { serving } from '../serving.ts'

let app: TestApp
beforeAll(async () => {
  app = await freshApp()
})
afterAll(() => app.close())

const letter = { coverLetter: 'Yes.', bidCents: 100_00, answers: [], portfolio: [], shownPrice: 4 }

test('past 5,000 that wait, a call is turned away at once; what was accepted is done, and a retry by the same key too', async () => {
  const [client, by] = [await aClient(app), await aFreelancer(app)]
  const member = await findMember(app, by)
  const posts = await Promise.all(Array.from({ length: 6 }, () => aPost(app, client)))
  const send = (i: number) => submitProposal(app, { by, postId: posts[i % 6]!, ...letter, key: `${i}` })
  const api = createApi(app, {
    authenticate: async () => ({ member, cookies: [] }),
    seal: openSeal('a secret'),
    running: serving(app),
  })
  const late = () =>
    api.request(`/api/v1/posts/${posts[0]}/proposals`, {
      method: 'POST',
      body: JSON.stringify(letter),
      headers: { 'content-type': 'application/json', 'idempotency-key': 'late' },
    })

  const { promise: busy, resolve: free } = Promise.withResolvers<void>()
  const holding = app.db.transaction().execute(() => busy) // Nobody else has the database meanwhile.
  const accepted = Array.from({ length: 500 }, (_, i) => send(i))
  await new Promise(started => setImmediate(started))
  accepted.push(...Array.from({ length: 5_000 }, (_, i) => send(500 + i)))
  const refused = await late()
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '1'])
  expect(refused.headers.get('content-type')).toBe('application/problem+json')
  expect(await refused.json()).toMatchObject({ code: 'overloaded', facts: { seconds: 1 } })
  free()
  await holding

  const answers = await Promise.all(accepted)
  expect(answers.filter(({ ok }) => ok)).toHaveLength(6)
  expect(answers.every(answer => answer.ok || answer.refusal.code === 'already-proposed')).toBe(true)
  expect((await readBalance(app, by)).available).toBe(40 - 6 * 4)
  expect(await (await late()).json()).toMatchObject({ status: 409, code: 'already-proposed' })
  expect(await audit(app.db)).toMatchObject({ ok: true })
})

test('more requests at once than the server takes are turned away before anything is asked, and leave no trace', async () => {
  const { promise: busy, resolve: free } = Promise.withResolvers<void>()
  const door = new Hono<ApiEnv>().use(limitInFlight(2)).get('/', async c => {
    await busy
    return c.text('served')
  })
  const taken = [door.request('/'), door.request('/')]
  expect((await door.request('/')).status).toBe(503)
  free()
  expect((await Promise.all(taken)).map(({ status }) => status)).toEqual([200, 200])
  expect((await door.request('/')).status).toBe(200)
})

test('a call that would wait more than two seconds is turned away and told how long; the next quiet moment takes it', async () => {
  const slow = gathered<Command & { n: number }, number>('slow', async (_, __, commands) => {
    app.pass({ seconds: 3 })
    return commands.map(({ n }) => decide(n))
  })
  const calls = (count: number) => Array.from({ length: count }, (_, n) => slow(app, { by: 'system', n }))
  const first = calls(1_501)
  await first[0]
  expect(await slow(app, { by: 'system', n: 0 })).toMatchObject({
    refusal: { code: 'overloaded', facts: { seconds: 3 } },
  })
  expect((await Promise.all(first)).every(({ ok }) => ok)).toBe(true)
  expect(await slow(app, { by: 'system', n: 7 })).toEqual({ ok: true, value: 7 })
})

test('one slow command is no overload', async () => {
  const slow = gathered<Command, string>('slow', async (_, __, commands) => {
    app.pass({ seconds: 10 })
    return commands.map(() => decide('done'))
  })
  for (let i = 0; i < 3; i++) {
    const answers = await Promise.all(Array.from({ length: 100 }, () => slow(app, { by: 'system' })))
    expect(answers.every(({ ok }) => ok)).toBe(true)
  }
})
