// node scripts/screenshots.mjs BASE_URL OUT_DIR PATH... [--cookie name=value] [--login email:password]
// Every path at 360 and 1440 px, light and dark, as OUT_DIR/<path>-<scheme>-<width>.png.
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { chromium } from 'playwright-core'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { cookie: { type: 'string', multiple: true, default: [] }, login: { type: 'string' } },
})
const [base = '', out = '', ...paths] = positionals
if (base === '' || out === '' || paths.length === 0) {
  console.error(
    'Usage: node scripts/screenshots.mjs BASE_URL OUT_DIR PATH... [--cookie name=value] [--login email:password]',
  )
  process.exit(2)
}
mkdirSync(out, { recursive: true })

const executablePath = process.env.CHROMIUM ?? ['/usr/bin/chromium', '/usr/bin/google-chrome'].find(existsSync)
const browser = await chromium.launch({
  executablePath,
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
})
const state = await signedIn()
for (const colorScheme of /** @type {const} */ (['light', 'dark']))
  for (const width of [360, 1440]) await shoot(colorScheme, width)
await browser.close()

async function signedIn() {
  const context = await browser.newContext()
  await context.addCookies(
    values.cookie.map(cookie => ({ name: before(cookie, '='), value: after(cookie, '='), url: base })),
  )
  if (values.login) {
    const page = await context.newPage()
    await page.goto(new URL('/sign-in', base).href)
    await page.fill('[name=email]', before(values.login, ':'))
    await page.fill('[name=password]', after(values.login, ':'))
    await page.press('[name=password]', 'Enter')
    await page.waitForURL(url => url.pathname !== '/sign-in')
  }
  return context.storageState()
}

/** @param {'light' | 'dark'} colorScheme @param {number} width */
async function shoot(colorScheme, width) {
  const viewport = { width, height: width < 600 ? 780 : 1000 }
  const context = await browser.newContext({
    storageState: state,
    colorScheme,
    viewport,
    reducedMotion: 'reduce',
    isMobile: width < 600,
  })
  const page = await context.newPage()
  await page.goto(base, { waitUntil: 'load' }) // Fonts are optional on a first visit and cached on the next.
  for (const path of paths) {
    await page.goto(new URL(path, base).href, { waitUntil: 'load' })
    await page.evaluate(() => document.fonts.ready)
    const name = path.replace(/^\//, '').replace(/[^\w-]+/g, '-') || 'start'
    // The window grows to the page, so that what sticks to its foot is at the foot of the picture.
    await page.setViewportSize({
      width,
      height: Math.max(viewport.height, await page.evaluate(() => document.documentElement.scrollHeight)),
    })
    await page.screenshot({ path: join(out, `${name}-${colorScheme}-${width}.png`) })
    await page.setViewportSize(viewport)
  }
  await context.close()
}

/** @param {string} text @param {string} mark */
function before(text, mark) {
  return text.slice(0, text.indexOf(mark))
}

/** @param {string} text @param {string} mark */
function after(text, mark) {
  return text.slice(text.indexOf(mark) + 1)
}
