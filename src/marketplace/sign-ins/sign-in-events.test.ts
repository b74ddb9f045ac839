import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { listMails } from '#database/notices/mails'
import { isCountry } from '#economy/countries'
import { openAuth } from '#gateways/auth/open-auth'
import { freshApp, type TestApp } from '#tests/fresh-app'
import { createKey } from '../keys/create-key.ts'
import { readKeys } from '../keys/read-keys.ts'
import { signInEvents } from './sign-in-events.ts'
import { verifyEmail } from './verify-email.ts'

const origin = 'http://earnest.test'
const ana = { name: 'Ana', email: 'ana@example.test', password: 'long-enough-2026', timezone: 'Europe/Lisbon' }

function door(app: TestApp) {
  const settings = { db: app.db, log: app.log, origin, secret: 'x'.repeat(40), attempts: 100, isCountry }
  const auth = openAuth({ ...settings, events: signInEvents(app) })
  return (path: string, body: object, headers: Record<string, string> = {}) =>
    auth.handle(
      new Request(`${origin}/api/auth${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin, ...headers },
        body: JSON.stringify(body),
      }),
    )
}

test('a key needs a confirmed address, and no key outlives a new password', async () => {
  const app = await freshApp()
  const send = door(app)
  const joined = (await (await send('/sign-up/email', ana)).json()) as { user: { id: string } }
  const { id } = joined.user
  expect(await createKey(app, id, 'Mine')).toMatchObject({ refusal: { code: 'email-not-verified' } })
  await verifyEmail(app, id)
  expect(await createKey(app, id, 'Mine')).toMatchObject({ ok: true })

  expect((await send('/request-password-reset', { email: ana.email })).status).toBe(200)
  const [mail] = (await listMails(app.db, 5)).filter(({ link }) => link.startsWith('/reset-password'))
  const token = mail!.link.split('token=')[1]!
  expect(await readKeys(app, id)).toHaveLength(1)
  expect((await send('/reset-password', { token, newPassword: 'another-one-2026' })).status).toBe(200)
  expect(await readKeys(app, id)).toEqual([])

  const back = await send('/sign-in/email', { email: ana.email, password: 'another-one-2026' })
  const cookie = back.headers
    .getSetCookie()
    .map(set => set.split(';')[0])
    .join('; ')
  const change = { currentPassword: 'another-one-2026', newPassword: 'third-of-them-2026' }
  expect((await send('/change-password', change, { cookie })).status).toBe(404)
  await app.close()
})

test('a NUL, which no database keeps, is refused at the door and not by a failure', async () => {
  const app = await freshApp()
  const send = door(app)
  for (const [path, body] of [
    ['/reset-password', { token: 'x\0', newPassword: 'another-one-2026' }],
    ['/sign-in/email', { email: 'ana@example.test', password: 'x\0' }],
    ['/sign-up/email', { ...ana, country: '\0' }],
    ['/verify-email?token=%00', {}],
  ] as const)
    expect([path, (await send(path, body)).status]).toEqual([path, 400])
  await app.close()
})

test('a mail to an address that nobody has confirmed has no word of whoever typed it', async () => {
  const app = await freshApp()
  const send = door(app)
  const name = 'friend, you have won: https://evil.example/x'
  const { user } = (await (await send('/sign-up/email', { ...ana, name })).json()) as { user: { id: string } }
  await send('/request-password-reset', { email: ana.email })
  const written = await listMails(app.db, 5)
  expect(written).toHaveLength(2)
  for (const { text, subject } of written) expect(`${subject} ${text}`).not.toMatch(/friend|evil/)
  await verifyEmail(app, user.id)
  await sql`update users set email_verified = true where id = ${user.id}`.execute(app.db)
  await send('/request-password-reset', { email: ana.email })
  expect((await listMails(app.db, 1))[0]!.text).toMatch(/^Hello friend/)
  await app.close()
})

test('one address gets five mails of a kind in an hour, whoever asks for them', async () => {
  const app = await freshApp()
  const send = door(app)
  const mails = async (to: string, subject: RegExp) =>
    (await listMails(app.db, 50)).filter(mail => mail.recipient === to && subject.test(mail.subject)).length
  await send('/sign-up/email', ana)
  for (let i = 0; i < 6; i++) {
    expect((await send('/send-verification-email', { email: 'ANA@example.test' })).status).toBe(200)
    expect((await send('/request-password-reset', { email: ana.email })).status).toBe(200)
  }
  expect([await mails(ana.email, /Confirm/), await mails(ana.email, /password/)]).toEqual([5, 5])
  await send('/sign-up/email', { ...ana, email: 'ben@example.test' })
  expect(await mails('ben@example.test', /Confirm/)).toBe(1)
  app.pass({ minutes: 13 })
  await send('/send-verification-email', { email: ana.email })
  expect(await mails(ana.email, /Confirm/)).toBe(6)
  await app.close()
})
