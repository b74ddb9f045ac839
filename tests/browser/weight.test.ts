import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { type Named, nameThem, roles } from './pages.ts'
import { visits } from './visits.ts'
import { watch } from './watch.ts'

const visit = visits()
let named: Named

beforeAll(async () => {
  named = await nameThem(visit)
})

const mostScript = 60_000
const mostShift = 0.01

test('a post loads less than 60 kB of JavaScript', async () => {
  for (const as of [undefined, roles.freelancer])
    expect(await scriptsOf(await visit({ as }), `/posts/${named.post}`)).toBeLessThan(mostScript)
  expect(await scriptsOf(await visit(), '/sign-up'), 'a page that has scripts for certain').toBeGreaterThan(10_000)
})

/** What of scripts comes over the wire, headers included, and what stands in the page itself. */
async function scriptsOf(page: Page, path: string): Promise<number> {
  const wire = await page.context().newCDPSession(page)
  await wire.send('Network.enable')
  const asked = new Set<string>()
  let bytes = 0
  wire.on('Network.responseReceived', ({ requestId, response }) => {
    if (response.mimeType.includes('javascript')) asked.add(requestId)
  })
  wire.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    if (asked.has(requestId)) bytes += encodedDataLength
  })
  await page.goto(path)
  await page.waitForTimeout(1_000)
  const inline = await page.locator('script:not([src])').allTextContents()
  return bytes + inline.join('').length
}

const mainPages = [
  { name: 'Find work', as: undefined, at: () => '/' },
  { name: 'the post', as: roles.freelancer, at: ({ post }: Named) => `/posts/${post}` },
  { name: 'the confirmation', as: roles.freelancer, at: ({ post }: Named) => `/posts/${post}/propose/confirm` },
  { name: 'the wallet', as: roles.freelancer, at: () => '/wallet' },
  { name: 'the proposals of a post', as: roles.client, at: ({ post }: Named) => `/client/posts/${post}` },
]

test.for(mainPages)('nothing jumps, complains or calls out on $name', async ({ as, at }) => {
  for (const width of [360, 1440]) {
    const page = await visit({ as, viewport: { width, height: 800 } })
    const troubles = watch(page)
    await page.addInitScript(noteShifts)
    const answer = await page.goto(at(named))
    expect(new URL(page.url()).pathname).toBe(at(named))
    await page.evaluate(() => document.fonts.ready)
    await page.waitForTimeout(500)
    expect(await page.evaluate(() => shifts), `shift at ${width}`).toBeLessThan(mostShift)
    expect(troubles()).toEqual([])
    expectSafeScripts(answer?.headers()['content-security-policy'])
    await page.context().close()
  }
})

declare let shifts: number

/** In the page, before anything is drawn. */
function noteShifts(): void {
  Object.assign(globalThis, { shifts: 0 })
  new PerformanceObserver(list => {
    for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) shifts += entry.value
  }).observe({ type: 'layout-shift', buffered: true })
}

/** The policy that is sent lets scripts in from here only, and inline ones only by their nonce. */
function expectSafeScripts(policy = ''): void {
  const rules = new Map(policy.split(';').map(rule => [rule.trim().split(' ')[0]!, rule.trim()]))
  const allowed = rules.get('script-src') ?? rules.get('default-src') ?? ''
  expect(allowed).toContain("'self'")
  expect(allowed).not.toMatch(/unsafe-|\*|https?:/)
}
