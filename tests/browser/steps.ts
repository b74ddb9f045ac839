import type { Page } from 'playwright-core'

/** What stands on a page, and what people do there by hand. */
export const mainText = async (page: Page): Promise<string> => (await page.locator('main').allInnerTexts()).join('\n')

export const balance = async (page: Page): Promise<number> =>
  Number(await page.locator('a[href="/wallet"] .big-figure:visible').textContent())

export async function unread(page: Page): Promise<number> {
  const figure = page.locator('nav a[href="/notices"]:visible .figures')
  return (await figure.count()) === 0 ? 0 : Number.parseInt((await figure.textContent()) ?? '', 10)
}

/** The lines of the card that says what a proposal costs. */
export const costLines = (page: Page): Promise<string[]> =>
  page
    .locator('section[aria-label="What it costs"] dl > div')
    .evaluateAll(rows => rows.map(row => [...row.children].map(cell => cell.textContent?.trim()).join(': ')))

/** The newest lines of the statement: what, change, balance. */
export async function statement(page: Page): Promise<string[][]> {
  await page.goto('/wallet')
  return page
    .locator('.statement tbody tr')
    .evaluateAll(rows =>
      rows.map(row =>
        [...row.children].slice(1).map(cell => (cell.textContent ?? '').replaceAll('\u00a0', ' ').trim()),
      ),
    )
}

export async function signUp(page: Page, who: { name: string; email: string; password: string }): Promise<void> {
  await page.goto('/sign-up')
  await page.getByLabel('Find work').check()
  await page.getByLabel('Name', { exact: true }).fill(who.name)
  await page.getByLabel('E-mail address').fill(who.email)
  await page.getByLabel('Password').fill(who.password)
  await page.getByLabel('Country').selectOption('Portugal')
  await page.getByRole('button', { name: 'Create the account' }).click()
  await page.waitForURL('**/verify-email')
}

/** Opens the link that is in the mailbox. */
export async function confirmAddress(page: Page, email: string): Promise<void> {
  const link = page.locator('article', { hasText: email }).getByRole('link')
  for (let tries = 0; tries < 50; tries++) {
    await page.goto('/mailbox')
    if (await link.count()) break
    await page.waitForTimeout(200)
  }
  await link.first().click()
  await page.getByRole('heading', { name: 'Your address is confirmed' }).waitFor()
}

export async function findPost(page: Page, words: string): Promise<void> {
  await page.goto('/')
  await page.getByLabel('Words to look for').fill(words)
  await page.getByRole('button', { name: 'Search' }).click()
  await page.getByRole('heading', { level: 2, name: words }).getByRole('link').click()
  await page.getByRole('heading', { level: 1, name: words }).waitFor()
}
