import { redirect } from '@sveltejs/kit'
import { portraitOf } from '#components/figures/portrait-of'
import { countries } from '#economy/countries'
import { refusalText } from '#economy/refusal-text'
import { searchFreelancers } from '#marketplace/members/search-freelancers'
import type { PageServerLoad } from './$types'
import { activeFilters } from './active-filters.ts'
import { besideField, readSearch, searchPath, typedIn } from './read-search.ts'

export const load: PageServerLoad = async ({ locals: { app }, url }) => {
  const cursor = url.searchParams.get('at')
  const typed = typedIn(url.searchParams)
  // A form without JavaScript sends its empty fields too; the address that people share does without them.
  if ([...url.searchParams.values()].includes('')) redirect(303, searchPath(typed))
  const { filter, errors } = readSearch(typed, cursor)
  const search = { typed, filters: activeFilters(typed), countries }
  if (Object.keys(errors).length > 0) return { ...search, errors, found: null, message: undefined }
  const found = await searchFreelancers(app, filter)
  if (!found.ok) {
    const field = besideField[String(found.refusal.facts.field)]
    const sentence = String(found.refusal.facts.message ?? refusalText(found.refusal))
    return { ...search, errors: field ? { [field]: sentence } : {}, found: null, message: field ? undefined : sentence }
  }
  const { freelancers, next, ...page } = found.value
  return {
    ...search,
    errors,
    message: undefined,
    found: {
      ...page,
      freelancers: freelancers.map(one => ({ ...one, portrait: portraitOf(one.id) })),
      next: next && searchPath(typed, next),
      first: cursor && searchPath(typed),
    },
  }
}
