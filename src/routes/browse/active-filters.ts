import { type SearchField, searchPath, type Typed } from './read-search.ts'
import { ages, levelNames } from './search-options.ts'

/** A filter in force, in words, and the address of the same search without it. */
export type ActiveFilter = { words: string; without: string }

export function activeFilters(typed: Typed): ActiveFilter[] {
  const without = (...fields: SearchField[]) =>
    searchPath({ ...typed, ...Object.fromEntries(fields.map(field => [field, ''])) })
  const one = (field: SearchField, words: string | undefined) =>
    typed[field] && words ? [{ words, without: without(field) }] : []
  return [
    ...one('q', `“${typed.q}”`),
    ...one('category', typed.category),
    ...one('level', levelNames[typed.level]),
    ...one('pay', typed.pay === 'hourly' ? 'Hourly' : 'Fixed price'),
    ...one('budget-from', `Budget from $${typed['budget-from']}`),
    ...one('budget-to', `Budget to $${typed['budget-to']}`),
    ...one('price-from', `From ${connects(typed['price-from'])}`),
    ...one('price-to', `At most ${connects(typed['price-to'])}`),
    ...one('age', ages.find(({ value }) => value === typed.age)?.label ?? `${typed.age} days old at most`),
    ...one('proposals', `${typed.proposals} proposals`),
    ...one('verified', 'Payment verified'),
  ]
}

const connects = (n: string) => `${n} ${n === '1' ? 'Connect' : 'Connects'}`
