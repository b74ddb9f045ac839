import { globSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { describe, expect, test } from 'vitest'

/** What each ring may import. An arrow points inwards, or this test fails. */
const mayImport: Record<string, string[]> = {
  economy: [],
  proof: ['economy'],
  database: ['economy', 'proof'],
  gateways: ['economy', 'database', 'proof'],
  marketplace: ['economy', 'proof', 'database', 'gateways'],
  jobs: ['economy', 'database', 'gateways', 'marketplace'],
  api: ['economy', 'proof', 'gateways', 'marketplace'],
  components: ['economy'],
  demo: ['economy', 'database', 'gateways', 'marketplace'],
  routes: ['economy', 'gateways', 'marketplace', 'components'],
  cli: ['economy', 'proof', 'database', 'gateways', 'marketplace', 'jobs', 'api', 'demo'],
}

/** Libraries the innermost ring may use: pure ones. */
const pureLibraries = ['zod']

type Arrow = { from: string; to: string; file: string }

const importsOf = (text: string): string[] =>
  [...text.matchAll(/(?:import|export)\s(?:[^'"]*?\sfrom\s)?\s*['"]([^'"]+)['"]|import\(['"]([^'"]+)['"]\)/g)].map(
    found => found[1] ?? found[2]!,
  )

/** The ring a module belongs to, or undefined for a library. */
function ringOf(specifier: string, file: string): string | undefined {
  if (specifier.startsWith('#')) return specifier.slice(1).split('/')[0]
  if (!specifier.startsWith('.')) return undefined
  const [top, ring] = posix.normalize(posix.join(posix.dirname(file), specifier)).split('/')
  return top === 'src' ? ring : undefined
}

function arrowsOf(file: string, text: string): Arrow[] {
  const from = file.split('/')[1]!
  return importsOf(text).flatMap(specifier => {
    const to = ringOf(specifier, file)
    return to && to !== from ? [{ from, to, file }] : []
  })
}

const outwards = (arrows: Arrow[]): string[] =>
  arrows.filter(({ from, to }) => !mayImport[from]?.includes(to)).map(({ file, to }) => `${file} → ${to}`)

const files = globSync('src/**/*.{ts,svelte}').map(file => file.replaceAll('\\', '/'))
const code = files.filter(file => !file.endsWith('.test.ts'))

describe('the rings', () => {
  test('every folder under src is a ring with a place', () => {
    const rings = new Set(code.filter(file => file.split('/').length > 2).map(file => file.split('/')[1]))
    expect([...rings].sort()).toEqual(Object.keys(mayImport).sort())
  })

  test('docs/architecture.md says the same', () => {
    const told = [...readFileSync('docs/architecture.md', 'utf8').matchAll(/^\| `src\/(\w+)\/` \|.*\| ([^|]+) \|$/gm)]
    const words = (rings: string) => (rings === 'nothing' ? [] : rings.split(', ').sort())
    const listed = Object.entries(mayImport).map(([ring, others]) => [ring, others.toSorted()])
    expect(Object.fromEntries(told.map(([, ring, rings]) => [ring, words(rings!)]))).toEqual(Object.fromEntries(listed))
  })

  test('every arrow points inwards', () => {
    expect(outwards(code.flatMap(file => arrowsOf(file, readFileSync(file, 'utf8'))))).toEqual([])
  })

  test('this test can fail: an arrow from a rule to the database is found, however it is written', () => {
    const wrong = [
      "import { openDatabase } from '#database/open'",
      "export * from '../../database/open.ts'",
      "await import('#marketplace/app')",
      "import type { App } from '#marketplace/app'",
    ]
    for (const line of wrong) expect(outwards(arrowsOf('src/economy/prices/price-of.ts', line))).toHaveLength(1)
    expect(outwards(arrowsOf('src/economy/prices/price-of.ts', "import { burn } from '../wallets/burn.ts'"))).toEqual(
      [],
    )
  })

  test('the rules know no world: no library but a pure one, no clock, no randomness, no input or output', () => {
    for (const file of code.filter(file => file.startsWith('src/economy/'))) {
      const text = readFileSync(file, 'utf8')
      const libraries = importsOf(text).filter(
        specifier => !specifier.startsWith('.') && !pureLibraries.includes(specifier),
      )
      expect([file, libraries]).toEqual([file, []])
      expect([
        file,
        text.match(/Date\.now|new Date\(\)|Math\.random|Temporal\.Now|process\.|fetch\(|randomUUID/)?.[0],
      ]).toEqual([file, undefined])
    }
  })

  test('no file is named after nothing', () => {
    expect(files.filter(file => /(^|[/-])(utils?|helpers?|common|manager|misc|v2)\b/.test(file))).toEqual([])
  })
})
