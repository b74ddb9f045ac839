import { expect, test } from 'vitest'
import { findMember } from '#marketplace/members/find-member'
import { notify } from '#marketplace/notices/notify'
import { shareRunningApp } from '#marketplace/running-app'
import { aFreelancer, freshApp } from '#tests/fresh-app'
import { serving } from '#tests/serving'
import { GET } from './+server.ts'

test('whoever was signed out meanwhile hears of no notice any more', async () => {
  const app = await freshApp()
  const id = await aFreelancer(app)
  const member = (await findMember(app, id))!
  let heard = () => {}
  let session: { user: { id: string; emailVerified: boolean }; cookies: string[] } | null = {
    user: { id, emailVerified: true },
    cookies: [],
  }
  const subscribe = (_: string, told: () => void) => {
    heard = told
    return () => {}
  }
  shareRunningApp({
    ...serving(app),
    live: { subscribe, close: async () => {} },
    auth: { handle: () => Promise.reject(new Error('Nobody signs in here')), session: async () => session as never },
  })
  const request = new Request('http://earnest.test/notices/live', { headers: { cookie: 'earnest.session_token=one' } })
  const answer = (await GET({ locals: { app, member }, request } as never)) as Response
  const lines = answer.body!.pipeThrough(new TextDecoderStream()).getReader()
  const tell = async (text: string) => {
    await app.db
      .transaction()
      .execute(tx => notify(app, tx, [{ memberId: id, kind: 'test', text, link: '/wallet' }], app.clock()))
    heard()
  }
  expect((await lines.read()).value).toBe('data: 0\n\n')
  await tell('Your 6 Connects are back.')
  expect((await lines.read()).value).toBe('data: 1\n\n')
  expect((await lines.read()).value).toContain('Your 6 Connects are back.')
  session = null
  await tell('A secret.')
  expect(await lines.read()).toEqual({ done: true, value: undefined })
  await app.close()
})
