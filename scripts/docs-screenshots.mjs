// node scripts/docs-screenshots.mjs BASE_URL: the pictures of the README, from a marketplace that has just told its demo.
import { mkdirSync } from 'node:fs'
import { chromium } from 'playwright-core'
import { findChromium } from './find-chromium.mjs'

const base = process.argv[2] ?? 'http://localhost:3000'
const out = 'docs/screenshots'
const password = 'earnest-demo'
mkdirSync(out, { recursive: true })

const browser = await chromium.launch({
  executablePath: findChromium(),
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
})
const { items } = await (await fetch(`${base}/api/v1/posts?words=booking+calendar`)).json()
const post = `/posts/${items[0].id}`

for (const colorScheme of ['light', 'dark']) {
  const freelancer = await visit('ines@demo.earnest.example', colorScheme)
  await shoot(freelancer, '/', 'find-work')
  await shoot(freelancer, post, 'post')
  await shoot(freelancer, '/wallet', 'wallet')
  await writeLetter(freelancer)
  await shoot(freelancer, `${post}/propose/confirm`, 'confirm')
  const client = await visit('praxis-almada@demo.earnest.example', colorScheme)
  await shoot(client, `/client${post}`, 'client')

  async function shoot(page, path, name) {
    for (const [width, height] of [
      [1440, 1000],
      [360, 760],
    ]) {
      await page.setViewportSize({ width, height })
      await page.goto(base + path)
      await page.evaluate(() => document.fonts.ready)
      await page.screenshot({ path: `${out}/${name}-${colorScheme}-${width}.png` })
    }
  }
}
await browser.close()

async function visit(email, colorScheme) {
  const page = await (await browser.newContext({ colorScheme, reducedMotion: 'reduce' })).newPage()
  await page.goto(`${base}/sign-in`)
  await page.fill('input[name=email]', email)
  await page.fill('input[name=password]', password)
  await Promise.all([
    page.waitForURL(url => !url.pathname.startsWith('/sign-in')),
    page.press('input[name=password]', 'Enter'),
  ])
  return page
}

async function writeLetter(page) {
  await page.goto(`${base}${post}/propose`)
  const letter =
    'Two patients confirm at the same second: only the database can be the judge. I would make the hour itself unique, let the second booking fail, and say so kindly.\n\nI have done this twice, last for a ferry that had sold nine seats too many.'
  await page.fill('textarea[name=coverLetter]', letter)
  await page.fill('input[name=bid]', '450')
  const answers = page.locator('textarea[name^=answer]')
  for (let i = 0; i < (await answers.count()); i++)
    await answers
      .nth(i)
      .fill('With a unique constraint on room and hour, and a test that fires fifty bookings at one slot.')
  await Promise.all([page.waitForURL(/confirm/), page.getByRole('button', { name: 'Review and send' }).click()])
}
