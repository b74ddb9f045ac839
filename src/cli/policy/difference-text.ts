import type { SourcedDifference } from '#marketplace/policy/compare-policies'

/** Rule by rule: what it was, what it becomes, and where either figure is from. */
export function differenceText(differences: SourcedDifference[]): string {
  if (differences.length === 0) return 'No rule differs.\n'
  const tables = Map.groupBy(differences, ({ table }) => table)
  return [...tables].map(([table, of]) => `${table}\n${of.map(line).join('')}`).join('\n')
}

const line = ({ label, before, after, sourceBefore, sourceAfter }: SourcedDifference): string =>
  `  ${label}: ${before ?? '(no such rule)'} → ${after ?? '(no such rule)'}\n${sources(sourceBefore, sourceAfter)}`

function sources(before: string, after: string): string {
  if (!before && !after) return ''
  return before === after ? `      Source: ${after}\n` : `      Source: ${before || '–'} → ${after || '–'}\n`
}
