import type { SearchFilter } from '#marketplace/posts/search-filter'
import { centsOf } from '../cents-of.ts'

/** The fields of the search form, as they stand in the address. Money in dollars, as typed. */
export const searchFields = [
  'q',
  'category',
  'level',
  'pay',
  'budget-from',
  'budget-to',
  'price-from',
  'price-to',
  'age',
  'proposals',
  'verified',
] as const
export type SearchField = (typeof searchFields)[number]
export type Typed = Record<SearchField, string>

export const typedIn = (params: URLSearchParams): Typed =>
  Object.fromEntries(searchFields.map(field => [field, params.get(field)?.trim() ?? ''])) as Typed

/** What search is asked for, and what about the form is wrong. */
export function readSearch(typed: Typed, cursor: string | null) {
  const budgets = { least: centsOf(typed['budget-from']), most: centsOf(typed['budget-to']) }
  const errors: Partial<Record<SearchField, string>> = {}
  for (const [field, cents] of [
    ['budget-from', budgets.least],
    ['budget-to', budgets.most],
  ] as const)
    if (typed[field] && cents === null) errors[field] = 'Write an amount such as 1,200.50.'
  for (const field of ['price-from', 'price-to'] as const)
    if (!/^\d{0,6}$/.test(typed[field])) errors[field] = 'Write a whole number of Connects.'
  const filter = {
    words: typed.q,
    category: typed.category,
    level: typed.level,
    paymentType: typed.pay,
    budgetLeastCents: budgets.least ?? '',
    budgetMostCents: budgets.most ?? '',
    priceLeast: typed['price-from'],
    priceMost: typed['price-to'],
    maxAgeDays: typed.age,
    proposals: typed.proposals,
    clientVerified: typed.verified,
    cursor: cursor ?? '',
  } as SearchFilter
  return { filter, errors }
}

/** The address of a search, without what was left empty. */
export function searchPath(typed: Partial<Typed>, cursor?: string | null): string {
  const params = new URLSearchParams()
  for (const field of searchFields) if (typed[field]) params.set(field, typed[field])
  if (cursor) params.set('at', cursor)
  return params.size > 0 ? `/?${params}` : '/'
}
