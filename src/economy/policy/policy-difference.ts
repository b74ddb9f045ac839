import type { Policy } from './policy.ts'
import { pathWords } from './policy-paths.ts'
import { type PolicyLine, policyTables } from './policy-tables.ts'

/** Where figures stand that no line puts in words: they are named by their path. */
export const withoutWords = 'Other figures'

/** One rule that differs: in words, null where one of the two has no such rule. */
export type Difference = {
  table: string
  label: string
  before: string | null
  after: string | null
  at: PolicyLine['at']
}

/**
 * Two policies differ in every rule that reads differently, and in every figure that no line puts in words.
 *
 * Whoever changes a rule must see all that changes with it: a figure without a line of its own is named by its path,
 * so that nothing is ever left out; `policy-paths.ts` has words for it. What a policy calls itself is no rule.
 */
export function policyDifference(before: Policy, after: Policy): Difference[] {
  const lines = lineDifferences(before, after)
  const told = new Set(lines.flatMap(({ at, also }) => [at, ...also].map(place => place.join('.'))))
  const untold = leafDifferences(rulesOf(before), rulesOf(after)).filter(leaf => !isTold(leaf, told))
  return [...lines.map(({ also: _, ...line }) => line), ...untold.map(({ hasWords: _, isNew: __, ...line }) => line)]
}

function lineDifferences(before: Policy, after: Policy): (Difference & { also: PolicyLine['at'][] })[] {
  const tables = [policyTables(before), policyTables(after)] as const
  const titles = [...new Set(tables.flatMap(side => side.map(({ title }) => title)))]
  return titles.flatMap(table => {
    const [old, next] = tables.map(side => linesOf(side.find(({ title }) => title === table)?.lines ?? []))
    return [...new Set([...old!.keys(), ...next!.keys()])].flatMap(key => {
      const [was, is] = [old!.get(key), next!.get(key)]
      if (was?.value === is?.value) return []
      const { label, at, also = [] } = (is ?? was)!
      return [{ table, label, before: was?.value ?? null, after: is?.value ?? null, at, also }]
    })
  })
}

/** Two bands may have the same label: the second is another line. */
function linesOf(lines: PolicyLine[]): Map<string, PolicyLine> {
  const found = new Map<string, PolicyLine>()
  for (const line of lines) {
    let key = `${line.at.filter(part => typeof part === 'string').join('.')} ${line.label}`
    while (found.has(key)) key += ' '
    found.set(key, line)
  }
  return found
}

const rulesOf = ({ name, title, since, ...rules }: Policy) => rules

type Leaf = Difference & { hasWords: boolean; isNew: boolean }

function leafDifferences(before: unknown, after: unknown, at: PolicyLine['at'] = []): Leaf[] {
  if (isBranch(before) || isBranch(after)) {
    const keys = new Set([before, after].flatMap(side => (isBranch(side) ? Object.keys(side) : [])))
    return [...keys].flatMap(key =>
      leafDifferences(child(before, key), child(after, key), [...at, /^\d+$/.test(key) ? Number(key) : key]),
    )
  }
  if (String(before) === String(after)) return []
  const [was, is] = [pathWords(at, before), pathWords(at, after)]
  return [
    {
      table: withoutWords,
      label: is?.label ?? written(at),
      before: was ? was.value : leaf(before),
      after: is ? is.value : leaf(after),
      at,
      hasWords: is !== undefined,
      isNew: before === undefined || after === undefined,
    },
  ]
}

/** A list of words or figures is one thing to read. */
const isBranch = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !(Array.isArray(value) && value.every(one => typeof one !== 'object'))
const child = (value: unknown, key: string): unknown => (isBranch(value) ? value[key] : undefined)
const leaf = (value: unknown): string | null => (value === undefined || isBranch(value) ? null : String(value))
const written = (at: PolicyLine['at']) =>
  at.map((part, i) => (typeof part === 'number' ? `[${part}]` : i > 0 ? `.${part}` : part)).join('')

/** A line tells what is below its place, except what has words of its own because it does not stand in the line. */
function isTold({ at, hasWords, isNew }: Leaf, told: Set<string>): boolean {
  if (told.has(at.join('.'))) return true
  return (isNew || !hasWords) && at.some((_, i) => told.has(at.slice(0, i + 1).join('.')))
}
