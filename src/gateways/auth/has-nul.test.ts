import { expect, test } from 'vitest'
import { hasNul } from './has-nul.ts'

const asked = (path: string, body?: string, type = 'application/json') =>
  new Request(`http://earnest.test/api/auth${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    ...(body !== undefined && { body, headers: { 'content-type': type } }),
  })
const form = 'application/x-www-form-urlencoded'

test.each([
  ['in JSON', asked('/reset-password', '{"token":"x\\u0000"}')],
  ['in JSON, behind a backslash', asked('/reset-password', '{"token":"x\\\\\\u0000"}')],
  ['in a name of JSON', asked('/reset-password', '{"\\u0000":1}')],
  ['in a form', asked('/sign-in/email', 'email=x%00', form)],
  ['bare', asked('/reset-password', '{"token":"x\0"}')],
  ['in the path', asked('/reset-password/x%00')],
  ['in the query', asked('/verify-email?token=x%00')],
])('NUL is found %s', async (_, request) => expect(await hasNul(request)).toBe(true))

test.each([
  ['nothing', asked('/sign-out', '')],
  ['no body', asked('/get-session')],
  ['its letters', asked('/reset-password', JSON.stringify({ newPassword: '\\u0000 %00' }))],
  ['an encoded percent', asked('/sign-in/email', 'email=%2500', form)],
])('%s is not NUL, and the body can still be read', async (_, request) => {
  expect(await hasNul(request)).toBe(false)
  expect(request.bodyUsed).toBe(false)
})
