import type { SearchFreelancers } from '#marketplace/members/freelancer-filter'
import { centsOf } from '../cents-of.ts'

/** The fields of the search form, as they stand in the address. Money in dollars, as typed. */
export const searchFields = ['q', 'skills', 'rate-from', 'rate-to', 'country', 'available'] as const
export type SearchField = (typeof searchFields)[number]
export type Typed = Record<SearchField, string>

export const typedIn = (params: URLSearchParams): Typed =>
  Object.fromEntries(searchFields.map(field => [field, params.get(field)?.trim() ?? ''])) as Typed

/** What search is asked for, and what about the form is wrong. */
export function readSearch(typed: Typed, cursor: string | null) {
  const rates = { least: centsOf(typed['rate-from']), most: centsOf(typed['rate-to']) }
  const errors: Partial<Record<SearchField, string>> = {}
  if (typed['rate-from'] && rates.least === null) errors['rate-from'] = 'Write an amount such as 45.'
  if (typed['rate-to'] && rates.most === null) errors['rate-to'] = 'Write an amount such as 45.'
  const filter: SearchFreelancers = {
    words: typed.q,
    skills: typed.skills,
    rateLeastCents: rates.least ?? '',
    rateMostCents: rates.most ?? '',
    country: typed.country,
    availableNow: typed.available,
    cursor: cursor ?? '',
  }
  return { filter, errors }
}

/** Beside which field of the form a field of the filter stands. */
export const besideField: Partial<Record<string, SearchField>> = {
  words: 'q',
  skills: 'skills',
  country: 'country',
  rateLeastCents: 'rate-from',
  rateMostCents: 'rate-to',
  availableNow: 'available',
}

/** The skills typed with commas between, each once. */
export const skillsIn = ({ skills }: Pick<Typed, 'skills'>): string[] => [
  ...new Set(skills.split(',').flatMap(skill => skill.trim() || [])),
]

/** The address of a search, without what was left empty. */
export function searchPath(typed: Partial<Typed>, cursor?: string | null): string {
  const params = new URLSearchParams()
  for (const field of searchFields) if (typed[field]) params.set(field, typed[field])
  if (cursor) params.set('at', cursor)
  return params.size > 0 ? `/freelancers?${params}` : '/freelancers'
}
