import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { listMails, saveMail } from '#database/notices/mails'
import { readPolicy } from '#gateways/policies/read-policy'
import { system } from '#marketplace/app'
import { closePost } from '#marketplace/ends/close-post'
import { readDraft, saveDraft } from '#marketplace/proposals/save-draft'
import type { RunningApp } from '#marketplace/running-app'
import { grantConnects } from '#marketplace/wallets/grant-connects'
import { aClient, aFreelancer, aPost, freshApp } from '#tests/fresh-app'
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

test('mails go after a month, and drafts a month after their post has ended', async () => {
  const app = await freshApp()
  const [by, client] = [await aFreelancer(app), await aClient(app)]
  const [open, closed] = [await aPost(app, client), await aPost(app, client)]
  for (const postId of [open, closed])
    await saveDraft(app, { by, postId, coverLetter: 'Yes.', bid: '', answers: [], portfolio: [] })
  await closePost(app, { by: client, postId: closed })
  const mail = { recipient: 'robin@example.test', subject: 'Set a new password', text: '', link: '/reset-password' }
  const written = () => saveMail(app.db, { ...mail, mailId: app.newId() }, new Date(app.clock().epochMilliseconds))
  await written()
  app.pass({ hours: 24 * 30 })
  expect(await forgetOldJob.due(serving(app))).toBe(0)
  app.pass({ milliseconds: 1 })
  await written()
  expect(await forgetOld(app)).toBe(2)
  expect(await listMails(app.db, 5)).toHaveLength(1)
  expect(await readDraft(app, open, by)).toMatchObject({ coverLetter: 'Yes.' })
  expect(await readDraft(app, closed, by)).toBeUndefined()
  await app.close()
})
