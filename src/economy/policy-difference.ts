import type { Policy } from './policy.ts'
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
 * so that nothing is ever left out. What a policy calls itself is no rule.
 */
export function policyDifference(before: Policy, after: Policy): Difference[] {
  const lines = lineDifferences(before, after)
  const told = new Set(lines.flatMap(({ at }) => [at.join('.')]))
  const untold = leafDifferences(rulesOf(before), rulesOf(after)).filter(({ at }) => !isTold(at, told))
  return [...lines, ...untold]
}

function lineDifferences(before: Policy, after: Policy): Difference[] {
  const tables = [policyTables(before), policyTables(after)] as const
  const titles = [...new Set(tables.flatMap(side => side.map(({ title }) => title)))]
  return titles.flatMap(table => {
    const [old, next] = tables.map(side => linesOf(side.find(({ title }) => title === table)?.lines ?? []))
    return [...new Set([...old!.keys(), ...next!.keys()])].flatMap(key => {
      const [was, is] = [old!.get(key), next!.get(key)]
      if (was?.value === is?.value) return []
      const { label, at } = (is ?? was)!
      return [{ table, label, before: was?.value ?? null, after: is?.value ?? null, at }]
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

function leafDifferences(before: unknown, after: unknown, at: PolicyLine['at'] = []): Difference[] {
  if (isBranch(before) || isBranch(after)) {
    const keys = new Set([before, after].flatMap(side => (isBranch(side) ? Object.keys(side) : [])))
    return [...keys].flatMap(key =>
      leafDifferences(child(before, key), child(after, key), [...at, /^\d+$/.test(key) ? Number(key) : key]),
    )
  }
  if (before === after) return []
  return [{ table: withoutWords, label: written(at), before: leaf(before), after: leaf(after), at }]
}

const isBranch = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const child = (value: unknown, key: string): unknown => (isBranch(value) ? value[key] : undefined)
const leaf = (value: unknown): string | null => (value === undefined || isBranch(value) ? null : String(value))
const written = (at: PolicyLine['at']) =>
  at.map((part, i) => (typeof part === 'number' ? `[${part}]` : i > 0 ? `.${part}` : part)).join('')

const isTold = (at: PolicyLine['at'], told: Set<string>): boolean =>
  at.some((_, i) => told.has(at.slice(0, i + 1).join('.')))
