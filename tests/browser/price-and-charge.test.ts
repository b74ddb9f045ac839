import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { type Client, draft, newClient, type Post, publish } from './acts.ts'
import { demo, join, sendForm } from './people.ts'
import { balance, mainText, statement } from './steps.ts'
import { visits } from './visits.ts'

const visit = visits()
const letter = 'I have catalogued three such collections, the last one with their own volunteers.'

async function atTheLastStep(title: string): Promise<{ page: Page; post: Post; client: Client }> {
  const client = await newClient(visit, 'Hilda')
  const post = await publish(client.page.request, title)
  const page = await visit()
  await join(page.request, 'work', 'Frida')
  await draft(page.request, post.id, letter)
  await page.goto(`/posts/${post.id}/propose/confirm`)
  return { page, post, client }
}

const send = (page: Page, connects: number) =>
  page.getByRole('button', { name: `Send proposal for ${connects} Connects` }).first()

test('a price that rose meanwhile is not charged: what was shown is paid', async () => {
  const { page, client } = await atTheLastStep('Catalogue of a bell collection')
  const operator = await visit({ as: demo('operator') })
  await operator.goto(`/operator/clients?name=${encodeURIComponent(client.name)}`)
  await operator.getByRole('button', { name: `Verify payment of ${client.name}` }).click()
  await operator.getByRole('button', { name: 'Take back' }).waitFor()

  await send(page, 2).click()
  await page.getByText('Sent. 2 Connects are spent, 38 left.').waitFor()
})

test('a price that was not quoted is shown again, and nothing is charged before it is confirmed', async () => {
  const { page, post } = await atTheLastStep('Catalogue of a whistle collection')
  // As a window sends it that was opened before the price it shows had changed.
  const late = { ...(await sheetOf(page, post)), shownPrice: '1' }
  const answer = await sendForm(page.request, `/posts/${post.id}/propose/confirm`, late)
  expect(answer.status()).toBe(409)
  expect(await answer.text()).toContain('The price is now 2 Connects instead of 1. Nothing was charged')
  await page.reload()
  expect(await balance(page)).toBe(40)
  expect(await mainText(page)).toContain(letter)
  await send(page, 2).click()
  await page.getByText('Sent. 2 Connects are spent, 38 left.').waitFor()
  expect(await statement(page)).toHaveLength(2)
})

test('pressing the button twice charges once', async () => {
  const { page, post } = await atTheLastStep('Labels for a seed library')
  await send(page, 2).dblclick()
  // The second press may break off what the first has begun to load, which a wait for a URL takes for a failure.
  await expect.poll(() => new URL(page.url()).pathname, { timeout: 30_000 }).toMatch(/^\/proposals\//)
  await settled(page, 38)
  expect(await statement(page)).toEqual([
    [`Proposal: ${post.title}`, '−2 Connects', '38'],
    ['Sign-up grant', '+40 Connects', '40'],
  ])
})

test('the same form sent ten times at once, from two windows, charges once', async () => {
  const { page, post } = await atTheLastStep('Signs for a footpath')
  const windows = await Promise.all([sheetOf(page, post), sheetOf(page, post)])
  const sent = Array.from({ length: 10 }, (_, i) =>
    sendForm(page.request, `/posts/${post.id}/propose/confirm`, windows[i % 2]!),
  )
  const answers = (await Promise.all(sent)).map(answer => answer.status())
  expect(answers).toContain(303)
  expect(answers.filter(status => status !== 303 && status !== 409)).toEqual([])
  expect(await statement(page)).toHaveLength(2)
  expect(await balance(page)).toBe(38)
})

const settled = (page: Page, connects: number) =>
  expect.poll(() => page.reload().then(() => balance(page)), { timeout: 30_000 }).toBe(connects)

/** What the form of the last step sends, as it stands in one window. */
async function sheetOf(page: Page, { id }: Post): Promise<Record<string, string>> {
  const html = await (await page.request.get(`/posts/${id}/propose/confirm`)).text()
  const hidden = html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)
  return Object.fromEntries([...hidden].map(([, name, value]) => [name, value]))
}

test('who is signed out signs in first and comes back to the proposal', async () => {
  const client = await newClient(visit, 'Hilda')
  const post = await publish(client.page.request, 'Captions for a tide museum')
  const page = await visit()
  const who = await join((await visit()).request, 'work', 'Frida')
  await page.goto(`/posts/${post.id}`)
  await page.getByRole('link', { name: 'Sign in to propose' }).first().click()
  await page.getByLabel('E-mail address').fill(who.email)
  await page.getByLabel('Password').fill('not the password')
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.getByRole('alert').waitFor()
  expect(await page.getByLabel('E-mail address').inputValue()).toBe(who.email)
  await page.getByLabel('Password').fill(who.password)
  await page.getByRole('button', { name: 'Sign in' }).click()
  await page.waitForURL(`**/posts/${post.id}/propose`)
  await page.getByLabel('Letter to the client').waitFor()
})

test('what is typed is kept without being asked', async () => {
  const { page, post } = await atTheLastStep('Index of a choir archive')
  await page.goto(`/posts/${post.id}/propose`)
  const kept = page.waitForResponse(answer => answer.url().endsWith('/propose/draft') && answer.ok())
  await page.getByLabel('Letter to the client').pressSequentially('First of all: ')
  await kept
  await page.goto('/')
  await page.goto(`/posts/${post.id}/propose`)
  expect(await page.getByLabel('Letter to the client').inputValue()).toContain('First of all: ')
})
