import { expect, test } from 'vitest'
import { authDoor } from './auth-door.ts'

const door = authDoor(async request => new Response(String((await request.text()).length)))
const send = (body: BodyInit, headers: Record<string, string> = {}) =>
  door(
    new Request('http://earnest.test/api/auth/sign-in/email', {
      method: 'POST',
      body,
      headers,
      duplex: 'half',
    } as RequestInit),
  )
const streamed = (length: number) => new Blob(['x'.repeat(length)]).stream()

test('what is sent to sign-in is passed on, up to the size of any other body', async () => {
  expect(await (await send('x'.repeat(1000), { 'content-length': '1000' })).text()).toBe('1000')
  expect(await (await send(streamed(1000))).text()).toBe('1000')
  expect((await send('x', { 'content-length': '300000' })).status).toBe(413)
  expect((await send(streamed(300_000))).status).toBe(413)
})
