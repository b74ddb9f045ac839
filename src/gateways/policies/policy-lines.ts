import { type Document, isAlias, isMap, isScalar, isSeq, type LineCounter } from 'yaml'

/** The line of a policy file at which a path is written, or of the nearest field around it where it is missing. */
export function lineOf(document: Document, lines: LineCounter, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents
  let offset = 0
  for (const part of path) {
    const found = step(isAlias(node) ? node.resolve(document) : node, part)
    if (!found) break
    offset = found.offset
    node = found.node
  }
  return Math.max(1, lines.linePos(offset).line)
}

/** A map's field begins at its key: the value of a block begins a line later, where nobody would look for it. */
function step(node: unknown, part: PropertyKey): { offset: number; node: unknown } | undefined {
  if (isMap(node)) {
    const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(part))
    return pair && isScalar(pair.key) ? { offset: pair.key.range?.[0] ?? 0, node: pair.value } : undefined
  }
  const item: unknown = isSeq(node) ? node.items[Number(part)] : undefined
  return hasRange(item) ? { offset: item.range[0], node: item } : undefined
}

const hasRange = (item: unknown): item is { range: [number] } =>
  typeof item === 'object' && item !== null && Array.isArray((item as { range?: unknown }).range)
