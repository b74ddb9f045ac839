import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll, inject } from 'vitest'
import { findChromium } from '../../scripts/find-chromium.mjs'
import { type LogIn, logIn } from './people.ts'

export type Visit = (options?: BrowserContextOptions & { as?: LogIn }) => Promise<Page>

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
]

/** One browser for the tests of a file. Each visit has cookies of its own, and is signed in when `as` says as whom. */
export function visits(): Visit {
  let browser: Promise<Browser> | undefined
  afterAll(async () => (await browser)?.close())
  return async ({ as, ...options } = {}) => {
    browser ??= chromium.launch({ executablePath: findChromium(), args: quiet })
    const context = await (await browser).newContext({
      baseURL: inject('marketplaceUrl'),
      reducedMotion: 'reduce',
      viewport: { width: 1440, height: 900 },
      locale: 'en-US',
      ...options,
    })
    context.setDefaultTimeout(30_000)
    if (as) await logIn(context.request, as)
    return context.newPage()
  }
}
