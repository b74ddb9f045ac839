import type { Database } from '#database/open'
import { findPersons } from '#database/operators/operators'
import { isSamePerson } from '#economy/adjustments/adjust-connects'
import { isId } from '../fields.ts'

/** Tells of two of these members whether they are one person with two accounts. */
export async function samePersonAmong(
  db: Database,
  memberIds: string[],
): Promise<(one: string, other: string) => boolean> {
  const asked = [...new Set(memberIds)].filter(isId)
  const people = asked.length > 0 ? await findPersons(db, asked) : new Map<string, never>()
  return (one, other) => {
    const [a, b] = [people.get(one), people.get(other)]
    return a !== undefined && b !== undefined && isSamePerson(a, b)
  }
}
