/** "a or b"; "a, b, or c": the clauses are long enough to need the comma. */
export function either(clauses: string[]): string {
  if (clauses.length < 2) return clauses[0] ?? ''
  const last = clauses.length > 2 ? ', or ' : ' or '
  return clauses.slice(0, -1).join(', ') + last + clauses.at(-1)
}
