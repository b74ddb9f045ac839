import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { findChromium } from '../../scripts/find-chromium.mjs'

/** The built marketplace with its demo, served by a process of its own on an empty folder, and a browser to visit it. */
export type Marketplace = {
  url: string
  browser: Browser
  /** A fresh visitor; signed in when `as` names an account. */
  visit(options?: BrowserContextOptions & { as?: LogIn }): Promise<{ page: Page; context: BrowserContext }>
  close(): Promise<void>
}

export type LogIn = { email: string; password: string }

export async function openMarketplace(env: Record<string, string> = {}): Promise<Marketplace> {
  const folder = mkdtempSync(join(tmpdir(), 'earnest-browser-'))
  const port = await freePort()
  const url = `http://localhost:${port}`
  const server = spawn(process.execPath, ['src/cli/earnest.ts', 'serve'], {
    env: {
      ...process.env,
      NODE_ENV: 'production',
      PORT: String(port),
      DATA_DIR: folder,
      LOG_LEVEL: 'warn',
      SIGN_IN_ATTEMPTS: '1000',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said = printed(server)
  await answering(`${url}/healthz`, server, said)
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--no-first-run',
    ],
  })
  return {
    url,
    browser,
    visit: async ({ as, ...options } = {}) => {
      const context = await browser.newContext({ baseURL: url, reducedMotion: 'reduce', ...options })
      const page = await context.newPage()
      page.setDefaultTimeout(20_000)
      if (as) await signIn(page, as)
      return { page, context }
    },
    close: async () => {
      await browser.close()
      server.kill('SIGTERM')
      await new Promise(done => (server.exitCode === null ? server.once('exit', done) : done(undefined)))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function signIn(page: Page, { email, password }: LogIn): Promise<void> {
  await page.goto('/sign-in')
  await page.fill('input[name=email]', email)
  await page.fill('input[name=password]', password)
  await Promise.all([
    page.waitForURL(url => !url.pathname.startsWith('/sign-in')),
    page.press('input[name=password]', 'Enter'),
  ])
}

function printed(server: ChildProcess): () => string {
  let text = ''
  for (const stream of [server.stdout, server.stderr]) stream?.on('data', chunk => (text += chunk))
  return () => text
}

async function answering(address: string, server: ChildProcess, said: () => string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (server.exitCode !== null) throw new Error(`The server stopped:\n${said()}`)
    if (
      await fetch(address)
        .then(({ ok }) => ok)
        .catch(() => false)
    )
      return
    await new Promise(resume => setTimeout(resume, 200))
  }
  throw new Error(`The server did not answer:\n${said()}`)
}

function freePort(): Promise<number> {
  return new Promise(found => {
    const probe = createServer().listen(0, () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => found(port))
    })
  })
}
