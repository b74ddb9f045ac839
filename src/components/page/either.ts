/** "a, b or c", with a comma before "or" only where a clause has its own comma. */
export function either(clauses: string[]): string {
  if (clauses.length < 2) return clauses[0] ?? ''
  const last = clauses.some(clause => clause.includes(',')) ? ', or ' : ' or '
  return clauses.slice(0, -1).join(', ') + last + clauses.at(-1)
}
