import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { adjust, boost, newClient, propose, publish } from './acts.ts'
import { demo, join } from './people.ts'
import { visits } from './visits.ts'

const visit = visits()
const word = (letter: string, letters: number) => letter.repeat(letters)

test('a word without an end widens no page that shows it, on a phone and on a desk', async () => {
  const client = await newClient(visit, 'Endless')
  const post = await publish(client.page.request, word('T', 150), [word('Q', 200)], [])
  const freelancer = await visit()
  await join(freelancer.request, 'work', word('N', 60))
  const { id } = (await (await freelancer.request.get('/api/v1/me')).json()) as { id: string }
  const proposal = await propose(freelancer.request, post, word('L', 900), [word('A', 400)])
  await boost(freelancer.request, proposal, 3)
  const operator = await visit({ as: demo('operator') })
  await adjust(operator.request, id, { connects: 5, reason: word('R', 400) })
  await adjust(operator.request, id, { connects: 5000, reason: word('W', 400) })
  const inbox = `/client/posts/${post.id}`
  const letter = `${inbox}/proposals/${proposal}`
  const seen: [Page, string[]][] = [
    [freelancer, ['/', '/wallet', '/notices', '/profile', '/proposals', `/proposals/${proposal}`]],
    [freelancer, [`/proposals/${proposal}/boost`, `/posts/${post.id}`, '/mailbox', `/freelancers/${id}`]],
    [client.page, ['/client/posts', inbox, `${inbox}/close`, `${inbox}/edit`, `${inbox}/invite`, letter]],
    [
      client.page,
      [`${letter}/hire`, `/freelancers/${id}`, `/freelancers/${id}/invite`, '/notices', `/posts/${post.id}`],
    ],
    [operator, ['/operator/log', '/operator/adjustments', `/operator/wallets/${id}`, `/operator/members/${id}`]],
    [operator, ['/operator/members', '/operator/clients', '/operator/posts', `/operator/posts/${post.id}`]],
  ]
  const wide: string[] = []
  for (const [page, addresses] of seen)
    for (const address of addresses) {
      expect((await page.goto(address))?.status(), address).toBe(200)
      for (const width of [360, 1440]) {
        await page.setViewportSize({ width, height: 900 })
        const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
        if (over > 0) wide.push(`${address} at ${width}: ${over} px`)
      }
    }
  expect(wide).toEqual([])
})
