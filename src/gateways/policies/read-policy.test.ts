import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { PolicyError } from './policy-error.ts'
import { policyJsonSchema } from './policy-json-schema.ts'
import { parsePolicy, policyNames, readPolicy } from './read-policy.ts'

const earnest = readFileSync('policies/earnest.yaml', 'utf8')

test.each(policyNames())('the policy %s can be read, carries its own name and points editors at the schema', name => {
  expect(readPolicy(name).name).toBe(name)
  expect(readFileSync(`policies/${name}.yaml`, 'utf8')).toMatch(
    /^# yaml-language-server: \$schema=\.\/policy\.schema\.json\n/,
  )
})

test('policies/policy.schema.json is the schema of the code', () => {
  const checkedIn: unknown = JSON.parse(readFileSync('policies/policy.schema.json', 'utf8'))
  // After a change: node -e "import('#gateways/policies/policy-json-schema').then(m => console.log(JSON.stringify(m.policyJsonSchema)))" > policies/policy.schema.json && biome format --write policies
  expect(checkedIn).toEqual(JSON.parse(JSON.stringify(policyJsonSchema)))
})

test('every field is described', () => {
  const bare: string[] = []
  const walk = (schema: typeof policyJsonSchema, path: string) => {
    for (const [key, field] of Object.entries(schema.properties ?? {}) as [string, typeof policyJsonSchema][]) {
      if (!field.description) bare.push(`${path}${key}`)
      walk(field, `${path}${key}.`)
    }
    if (schema.items) walk(schema.items as typeof policyJsonSchema, `${path}[].`)
  }
  walk(policyJsonSchema, '')
  expect(bare).toEqual([])
})

describe('a wrong file is refused with file, line and what to do', () => {
  test('a name that is none lists the names there are', () => {
    expect(() => readPolicy('upwork-1999')).toThrow(
      /upwork-1999\.yaml: There is no such file, .* Name one of bark, earnest, .*upwork-2025, or the path/,
    )
  })

  test('a path is read as a path', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'policy-')), 'mine.yaml')
    writeFileSync(file, earnest.replace('name: earnest', 'name: mine'))
    expect(readPolicy(file).name).toBe('mine')
    writeFileSync(file, 'name: [')
    expect(() => readPolicy(file)).toThrow(`${file}:1: This is not YAML`)
  })

  test('a wrong figure', () => {
    expect(wrong('connectCents: 15', 'connectCents: fifteen')).toEqual([
      [
        expect.stringContaining('connectCents: fifteen'),
        'connectCents: expected number, received string. Price of a single Connect, in cents.',
      ],
    ])
  })

  test('a figure deep in a list', () => {
    expect(wrong('belowCents: 60000, connects: 4', 'belowCents: 60000, connects: 4.5')).toEqual([
      [
        expect.stringContaining('connects: 4.5'),
        expect.stringMatching(/^price\.fixed\[1\]\.connects: expected int, received number\. Price of a proposal/),
      ],
    ])
  })

  test('a typo names the fields there are', () => {
    expect(wrong('  burnOrder:', '  burnorder:')).toEqual([
      ['lots:', expect.stringMatching(/^lots\.burnOrder is missing\. Which lot is spent first/)],
      [
        expect.stringContaining('burnorder:'),
        'lots.burnorder is not a field. Correct its spelling or take it out; the fields here are life, burnOrder.',
      ],
    ])
  })

  test('a missing section', () => {
    expect(wrong('answers:\n  keptDays: 30 # O: longer than any client tries again\n', '')).toEqual([
      [expect.anything(), 'answers is missing. Requests that are sent again.'],
    ])
  })

  test('bands that do not ascend', () => {
    expect(wrong('belowCents: 60000', 'belowCents: 4000')).toEqual([
      [expect.stringContaining('4000'), expect.stringContaining('Bands must ascend: write more than 5000.')],
    ])
  })

  test('a last band that is not open', () => {
    expect(wrong('belowCents: null', 'belowCents: 70000')[0]?.[1]).toContain('The last band must be open: write null.')
  })

  test('a price that is not on the ladder', () => {
    expect(wrong('belowCents: null, connects: 6', 'belowCents: null, connects: 5')[0]?.[1]).toContain(
      'write one of 1, 2, 4, 6',
    )
  })

  test('an hourly condition that hides the rest', () => {
    expect(wrong('workload: [30+ hrs/week], ', '')[0]?.[1]).toContain('hides all bands after it')
  })

  test('a least above the most', () => {
    expect(wrong('least: 1', 'least: 7')[0]?.[1]).toContain('write at most 6')
  })

  test('a life of nothing, or of words', () => {
    expect(wrong('life: P1Y', 'life: P0D')[0]?.[1]).toContain('Must be longer than nothing')
    expect(wrong('life: P1Y', 'life: one year')).toEqual([
      ['  life: one year # A: a year', expect.stringContaining('Write an ISO 8601 duration, for example P1Y or P90D.')],
    ])
  })

  test('an unknown way with lapsed lots', () => {
    expect(wrong('rule: new-lot, days: 30', 'rule: keep')[0]?.[1]).toContain("Expected 'lapse' | 'grace' | 'new-lot'")
  })

  test('the same field twice', () => {
    expect(wrong('currency: USD', 'currency: USD\ncurrency: USD')).toEqual([
      ['currency: USD', expect.stringMatching(/^This is not YAML: .*unique.* Mend this line first\.$/)],
    ])
  })

  test('all problems at once, in the order of the file', () => {
    const problems = complaintsAbout(
      earnest
        .replace('connectCents: 15', 'connectCents: 1.5')
        .replace('openDays: 30', 'openDays: 0')
        .replace('ended: { proposal: if-never-opened', 'ended: { proposal: some'),
    )
    expect(problems.map(({ text }) => text.split(':')[0])).toEqual([
      'connectCents',
      'returns.ended.proposal',
      'posts.openDays',
    ])
  })

  test.each(['', 'null', '[]', '42', '*nowhere', '--- a\n--- b', 'a: &a [x, x]\nb: *a'])(
    'no policy at all: %j',
    text => {
      expect(complaintsAbout(text).length).toBeGreaterThan(0)
    },
  )
})

/** Spoils one place of earnest.yaml: the lines complained of, with the complaints. */
function wrong(from: string, to: string): [string | undefined, string][] {
  const text = earnest.replace(from, to)
  expect(text).not.toBe(earnest)
  return complaintsAbout(text).map(problem => [text.split('\n')[(problem.line ?? 0) - 1], problem.text])
}

function complaintsAbout(text: string) {
  try {
    parsePolicy(text, 'test.yaml')
  } catch (error) {
    if (error instanceof PolicyError) return error.problems
    throw error
  }
  throw new Error('This policy was accepted.')
}
