import { readFileSync } from 'node:fs'
import type { AxeResults, RunOptions } from 'axe-core'
import type { Page } from 'playwright-core'
import { beforeAll, expect, test } from 'vitest'
import { type Named, nameThem, pages, type Role, roles, routesWith } from './pages.ts'
import { visits } from './visits.ts'
import { watch } from './watch.ts'

const visit = visits()
const axe = readFileSync('node_modules/axe-core/axe.min.js', 'utf8')
const seen = new Map<Role, Page>()
let named: Named

beforeAll(async () => {
  named = await nameThem(visit)
  for (const role of Object.keys(roles) as Role[]) seen.set(role, await visit({ as: roles[role] }))
})

test('every page is looked at', () => {
  expect(Object.keys(pages).sort()).toEqual(routesWith('+page.svelte'))
})

const faces = Object.entries(pages).flatMap(([route, faces]) =>
  faces.map(({ as, at }, i) => ({ face: `${route}${i ? ` (${i + 1})` : ''} as ${as}`, as, at })),
)

test.for(faces)('nothing stands in anybody’s way on $face', async ({ as, at }) => {
  const page = seen.get(as)!
  const troubles = watch(page)
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  const address = at(named)
  const answer = await page.goto(address)
  expect(answer?.status()).toBe(200)
  expect(page.url()).toBe(new URL(address, page.url()).href)
  expect(await inTheWay(page)).toEqual([])
  expect(troubles()).toEqual([])
})

test('an address with nothing at it says so to everybody', async () => {
  const page = seen.get('visitor')!
  expect((await page.goto('/nothing-here'))?.status()).toBe(404)
  expect(await inTheWay(page)).toEqual([])
})

/** What axe finds and what is too wide, light and dark, on a phone and on a desk. Only colours differ in the dark. */
async function inTheWay(page: Page): Promise<string[]> {
  await page.evaluate(axe)
  // Colours on their way from one theme to the other are neither.
  await page.addStyleTag({ content: '*, ::before, ::after { transition: none !important }' })
  const found: string[] = []
  for (const width of [1440, 360]) {
    await page.setViewportSize({ width, height: 900 })
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    if (wide > 0) found.push(`${width}: ${wide} px too wide`)
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await page.evaluate(drawn)
      const rules: RunOptions = colorScheme === 'dark' ? { runOnly: ['color-contrast'] } : {}
      found.push(...(await violations(page, rules)).map(violation => `${width} ${colorScheme}: ${violation}`))
    }
  }
  await page.setViewportSize({ width: 1440, height: 900 })
  return found
}

/** In the page: everything has its new colours. */
const drawn = () => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))

declare const window: { axe: { run(options: RunOptions): Promise<AxeResults> } }

const violations = (page: Page, options: RunOptions): Promise<string[]> =>
  page.evaluate(async options => {
    const { violations } = await window.axe.run({ resultTypes: ['violations'], ...options })
    return violations.map(({ id, nodes }) => `${id} at ${nodes.map(node => node.target.join(' ')).join(', ')}`)
  }, options)
