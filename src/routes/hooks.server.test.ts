import { expect, test } from 'vitest'
import { rateLimit } from '#marketplace/rate-limit'
import { shareRunningApp } from '#marketplace/running-app'
import { freshApp } from '#tests/fresh-app'
import { serving } from '#tests/serving'
import { handle } from './hooks.server.ts'

test('past the limit of requests a caller is told when to try again, as a page or as a message; others go on', async () => {
  const app = await freshApp()
  shareRunningApp({ ...serving(app), pageLimit: rateLimit(2) })
  const ask = async (address: string, accept = 'text/html,*/*') => {
    const url = new URL('http://earnest.test/rules')
    const event = {
      ...{ url, request: new Request(url, { headers: { accept } }), locals: {}, isDataRequest: false },
      ...{ cookies: { get: () => undefined }, getClientAddress: () => address },
    }
    return handle({ event, resolve: async () => new Response('The rules') } as never)
  }
  expect([(await ask('one')).status, (await ask('one')).status]).toEqual([200, 200])
  const refused = await ask('one')
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '30'])
  const page = await refused.text()
  expect(page).toContain('Try again in 30 seconds')
  expect(page).not.toMatch(/went wrong|%sveltekit/)
  expect(await (await ask('one', '*/*')).json()).toMatchObject({ message: expect.stringContaining('30 seconds') })
  expect((await ask('other')).status).toBe(200)
  app.pass({ seconds: 30 })
  expect((await ask('one')).status).toBe(200)
  await app.close()
})
