import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { readPolicy } from '#gateways/policies/read-policy'
import { system } from '#marketplace/app'
import type { RunningApp } from '#marketplace/running-app'
import { grantConnects } from '#marketplace/wallets/grant-connects'
import { aFreelancer, freshApp } from '#tests/fresh-app'
import { serving } from '#tests/serving'
import { forgetOld, forgetOldJob } from './forget-old.ts'

test('an answer is kept for the days of the policy, and no longer', async () => {
  const policy = { ...readPolicy('earnest'), answers: { keptDays: 3 } }
  const app = await freshApp({ policy })
  const walletId = await aFreelancer(app)
  const ask = (reason: string) =>
    grantConnects(app, { by: system, key: 'one', walletId, source: 'demo', reason, connects: 2 })
  const first = await ask('a')
  app.pass({ hours: 3 * 24 })
  await forgetOld(app)
  expect(await ask('a')).toEqual(first)
  app.pass({ milliseconds: 1 })
  await forgetOld(app)
  expect(await ask('b')).toMatchObject({ ok: true, value: { reason: 'b', given: true } })
  await app.close()
})

test('moving the test clock signs nobody out', async () => {
  const app = await freshApp()
  const { app: moved, testClock } = serving(app)
  testClock.clock.learn(400 * 24 * 60 * 60 * 1000)
  const session = async (token: string, expires: Temporal.DurationLike) => {
    const [userId, at] = [app.newId(), new Date(app.clock().add(expires).epochMilliseconds)]
    await sql`insert into users (id, name, email, email_verified) values (${userId}, 'Robin', ${`${token}@example.test`}, true)`.execute(
      app.db,
    )
    await sql`insert into sessions (id, user_id, token, expires_at) values (${app.newId()}, ${userId}, ${token}, ${at})`.execute(
      app.db,
    )
  }
  await session('lapsed', { hours: -1 })
  await session('good', { hours: 1 })
  expect(await forgetOldJob.due({ app: moved } as RunningApp)).toBe(1)
  expect(await forgetOld(moved)).toBe(1)
  const { rows } = await sql`select token from sessions`.execute(app.db)
  expect(rows).toEqual([{ token: 'good' }])
  await app.close()
})
