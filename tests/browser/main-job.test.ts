import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { newClient, type Post, propose, publish } from './acts.ts'
import { join, stranger } from './people.ts'
import { balance, confirmAddress, costLines, findPost, mainText, signUp, statement, unread } from './steps.ts'
import { visits } from './visits.ts'

const visit = visits()

const letter = 'I have turned nine such piles of notes into single pages. Yours would be ready by Friday.'
const ways = [
  { how: 'with JavaScript', javaScriptEnabled: true },
  { how: 'without JavaScript', javaScriptEnabled: false },
]

test.for(ways)('a proposal is paid for, and comes back when the post closes without a hire: $how', async way => {
  const { page: client } = await newClient(visit, 'Hedda', way)
  const post = await publish(client.request, `One page from forty, ${way.how}`, ['How do you check facts?'])

  const page = await visit(way)
  const ada = stranger('Ada')
  await signUp(page, ada)
  await confirmAddress(page, ada.email)
  await findPost(page, post.title)
  expect(await balance(page)).toBe(40)
  expect(await costLines(page)).toEqual([
    'Fixed price $50 to $599: 4',
    "Client's payment not verified: −2",
    'Your balance after: 38',
  ])
  await writeWrongly(page, post)
  await keepAndComeBack(page, post)
  await page.getByLabel('Your bid').fill('$400')
  await page.getByRole('button', { name: 'Review and send' }).click()
  await page.waitForURL('**/confirm')
  expect(await costLines(page)).toContain('Your balance after: 38')
  const stated = await mainText(page)
  expect(stated).toContain(letter)
  expect(stated).toContain('They come back if the client closes the post without a hire')
  expect(stated).toMatch(/They do not if [^.]*the client declines your proposal/)
  expect(await balance(page)).toBe(40)

  await page.getByRole('button', { name: 'Send proposal for 2 Connects' }).first().click()
  await page.getByText('Sent. 2 Connects are spent, 38 left.').waitFor()
  expect(await balance(page)).toBe(38)
  expect(await statement(page)).toEqual([
    [`Proposal: ${post.title}`, '−2 Connects', '38'],
    ['Sign-up grant', '+40 Connects', '40'],
  ])

  const told = await unread(page)
  await openUnread(client, post, ada.name)
  await closeWithoutHire(client)
  if (way.javaScriptEnabled) await expect.poll(() => unread(page), { timeout: 30_000 }).toBeGreaterThan(told)
  expect((await statement(page))[0]).toEqual([`Returned: ${post.title}`, '+2 Connects', '40'])
  expect(await balance(page)).toBe(40)
  expect(await unread(page)).toBeGreaterThan(told)
  await page.goto('/notices')
  expect(await mainText(page)).toContain(`"${post.title}" closed without a hire. Your 2 Connects are back.`)
})

/** A bid that is no amount: the error stands beside its field and nothing typed is lost. */
async function writeWrongly(page: Page, post: Post): Promise<void> {
  await page.getByRole('link', { name: 'Write a proposal for 2 Connects' }).first().click()
  await page.getByLabel('Letter to the client').fill(letter)
  await page.getByLabel('Your bid').fill('four hundred')
  await page.getByLabel('How do you check facts?').fill('Against two sources, both named.')
  await page.getByRole('button', { name: 'Review and send' }).click()
  const bid = page.locator('input[name=bid][aria-invalid=true]')
  await bid.waitFor()
  expect(new URL(page.url()).pathname).toBe(`/posts/${post.id}/propose`)
  expect(await bid.getAttribute('aria-describedby')).toContain('bid-error')
  expect(await page.locator('#bid-error').textContent()).toBe('Write an amount such as 1,200.50.')
  expect(await bid.inputValue()).toBe('four hundred')
  expect(await written(page)).toEqual([letter, 'Against two sources, both named.'])
  expect(await balance(page)).toBe(40)
}

async function keepAndComeBack(page: Page, post: Post): Promise<void> {
  await page.getByRole('button', { name: 'Keep as draft' }).click()
  await page.getByText('Draft kept.').waitFor()
  await page.goto(`/posts/${post.id}`)
  await page.getByRole('link', { name: 'Continue your draft' }).first().click()
  await page.getByLabel('Letter to the client').waitFor()
  expect(await written(page)).toEqual([letter, 'Against two sources, both named.'])
}

const written = (page: Page) =>
  Promise.all([page.locator('[name=coverLetter]').inputValue(), page.locator('[name=answers]').inputValue()])

async function openUnread(client: Page, post: Post, name: string): Promise<void> {
  await client.goto(`/client/posts/${post.id}`)
  const row = client.locator('main li', { hasText: name })
  expect(await row.textContent()).toContain('Unread')
  await row.getByRole('link', { name }).click()
  await client.getByRole('heading', { level: 1, name }).waitFor()
  expect(await mainText(client)).toContain(letter)
  await client.goto(`/client/posts/${post.id}`)
  expect(await row.textContent()).toMatch(/\bRead\b/)
}

async function closeWithoutHire(client: Page): Promise<void> {
  await client.getByRole('link', { name: 'Close the post' }).click()
  await client.getByText('No hire yet: the one proposal gets its Connects back, 2 Connects in all.').waitFor()
  await client.getByRole('button', { name: 'Close the post' }).click()
  await client.getByText('This post takes no more proposals').waitFor()
}

test('a hire keeps the Connects of everybody, and each is told how it went', async () => {
  const { page: client } = await newClient(visit, 'Hugo')
  const post = await publish(client.request, 'Notes for a small museum')
  const [chosen, other] = [await visit(), await visit()]
  const ada = await join(chosen.request, 'work', 'Ada')
  await join(other.request, 'work', 'Olga')
  const mine = await propose(chosen.request, post, letter)
  const hers = await propose(other.request, post, 'I would begin with the visitors and end with the notes.')

  await client.goto(`/client/posts/${post.id}/proposals/${mine}`)
  await client
    .getByRole('link', { name: `Hire ${ada.name}` })
    .first()
    .click()
  await client.waitForURL('**/hire')
  await client.getByRole('button', { name: `Hire ${ada.name}` }).click()
  await client.getByText('You hired them for this post.').waitFor()

  await chosen.goto(`/proposals/${mine}`)
  expect(await mainText(chosen)).toContain('The client chose you.')
  expect(await balance(chosen)).toBe(38)
  await other.goto(`/proposals/${hers}`)
  expect(await mainText(other)).toContain('The post ended without hiring you.')
  expect(await balance(other)).toBe(38)
  await other.goto('/notices')
  expect(await mainText(other)).toContain('"Notes for a small museum" went to somebody else. Its Connects stay spent.')
})
