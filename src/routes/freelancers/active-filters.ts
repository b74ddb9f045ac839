import { type SearchField, searchPath, skillsIn, type Typed } from './read-search.ts'

/** A filter in force, in words, and the address of the same search without it. */
export type ActiveFilter = { words: string; without: string }

export function activeFilters(typed: Typed): ActiveFilter[] {
  const one = (field: SearchField, words: string) =>
    typed[field] ? [{ words, without: searchPath({ ...typed, [field]: '' }) }] : []
  const skills = skillsIn(typed)
  return [
    ...one('q', `“${typed.q}”`),
    ...skills.map(skill => ({
      words: skill,
      without: searchPath({ ...typed, skills: skills.filter(other => other !== skill).join(', ') }),
    })),
    ...one('rate-from', `From $${typed['rate-from']} an hour`),
    ...one('rate-to', `To $${typed['rate-to']} an hour`),
    ...one('country', typed.country),
    ...one('available', 'Available now'),
  ]
}
