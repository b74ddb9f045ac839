import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'

/** Sentences are compared as they are read: without line breaks, quotes of either kind, a capital or a full stop. */
const plain = (text: string): string =>
  text
    .replace(/\n \*\s*/g, ' ')
    .replace(/\s+/g, ' ')
    .replace(/[’']/g, "'")
    .replace(/\\/g, '')
    .trim()
    .replace(/\.$/, '')
    .toLowerCase()

const rules = readFileSync('docs/rules.md', 'utf8')
  .split(/^### /m)
  .slice(1)
  .map(section => {
    const [code, tests] = [...section.matchAll(/`(src\/economy\/[a-z/-]+(?:\.test)?\.ts)`/g)].map(found => found[1]!)
    return { sentence: plain(section.slice(0, section.indexOf('\n'))), code: code!, tests: tests! }
  })

const commentsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/\/\*\*([\s\S]*?)\*\//g)].map(([, text]) =>
    plain(text!.replace(/^\s*\*\s?/gm, '')),
  )
const titlesOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/\b(?:test|property)\(\s*(['"`])([\s\S]*?)\1\s*,/g)].map(found =>
    plain(found[2]!),
  )

describe('docs/rules.md', () => {
  test.each(rules)('$code: $sentence', ({ sentence, code, tests }) => {
    expect(commentsOf(code).some(comment => comment.startsWith(sentence))).toBe(true)
    expect(titlesOf(tests)).toContain(sentence)
  })

  test('every function of the economy that decides is in it', () => {
    const deciding = globSync('src/economy/**/*.ts').filter(
      file =>
        !file.endsWith('.test.ts') &&
        !file.startsWith('src/economy/policy/changes/') && // They tell what another version would decide.
        / Decision<|: Price\b|inBurnOrder|lapseLots|returnConnects|settleWallet/.test(readFileSync(file, 'utf8')),
    )
    const told = new Set(rules.map(({ code }) => code))
    const helpers = ['src/economy/decision.ts', 'src/economy/refusal-text.ts']
    expect(deciding.filter(file => !told.has(file) && !helpers.includes(file))).toEqual([])
  })
})
