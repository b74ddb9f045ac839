import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { boost, limit, newClient, type Post, propose, publish } from './acts.ts'
import { join } from './people.ts'
import { mainText } from './steps.ts'
import { visits } from './visits.ts'
import { watch } from './watch.ts'

const visit = visits()
const anybodyFits: string[] = []

async function bidder(post: Post): Promise<{ page: Page; proposal: string }> {
  const page = await visit()
  await join(page.request, 'work', 'Bidder')
  return { page, proposal: await propose(page.request, post, 'I have written such a page before.') }
}

const toast = (page: Page) => page.getByRole('status', { name: 'New notices' })

test('outbid: the post page says so at once and after a reload, with raise and leave, and every page shows the notice', async () => {
  const client = await newClient(visit, 'Auctioneer')
  const post = await publish(client.page.request, 'A page about tides', [], anybodyFits)
  const { page, proposal } = await bidder(post)
  await boost(page.request, proposal, 1)
  await limit(page.request, { boost: 3 })
  const troubles = watch(page)
  await page.goto(`/posts/${post.id}`)
  expect(await mainText(page)).toContain('Your bid of 1 Connect has place 1.')
  expect(await mainText(page)).toContain('Your ceiling for a boost is 3 Connects.')
  const wallet = await page.context().newPage()
  await wallet.goto('/wallet')
  await wallet.waitForLoadState('networkidle')
  await page.getByLabel('A bid of').fill('7')

  for (const connects of [2, 3, 4, 5]) {
    const other = await bidder(post)
    await boost(other.page.request, other.proposal, connects)
    await other.page.context().close()
  }
  await page.getByText('You were outbid.').waitFor()
  expect(await page.getByText('Yours', { exact: true }).count()).toBe(0)
  // What was being typed is still there, and where it was typed has the focus.
  expect(await page.getByLabel('A bid of').inputValue()).toBe('7')
  expect(await page.evaluate(() => document.activeElement?.getAttribute('name'))).toBe('bid')
  for (const open of [page, wallet]) {
    const link = toast(open).getByRole('link', { name: /“A page about tides” was outbid/ })
    expect(await link.getAttribute('href')).toBe(`/proposals/${proposal}/boost?connects=3`)
    await toast(open).getByRole('button', { name: 'Close this notice' }).press('Enter')
    await link.waitFor({ state: 'detached' })
  }

  await page.reload()
  expect(await mainText(page)).toContain('You were outbid.')
  await page.getByRole('link', { name: 'Leave it' }).waitFor()
  expect(troubles()).toEqual([])

  const plain = await visit({ javaScriptEnabled: false, storageState: await page.context().storageState() })
  await plain.goto(`/posts/${post.id}`)
  await plain.getByRole('button', { name: 'Raise to 3 Connects' }).click()
  expect(await mainText(plain)).toContain('Your bid has place 4.')
})

test('above their own ceiling nobody is offered to raise, and reads why', async () => {
  const client = await newClient(visit, 'Ceiling')
  const post = await publish(client.page.request, 'A page about clouds', [], anybodyFits)
  const { page, proposal } = await bidder(post)
  await boost(page.request, proposal, 1)
  await limit(page.request, { boost: 2 })
  for (const connects of [2, 3, 4, 5]) {
    const other = await bidder(post)
    await boost(other.page.request, other.proposal, connects)
    await other.page.context().close()
  }
  await page.goto(`/posts/${post.id}`)
  expect(await mainText(page)).toContain('A place takes 3 Connects now. Your own limit for a boost is 2 Connects')
  expect(await page.getByRole('button', { name: /^Raise/ }).count()).toBe(0)
})
