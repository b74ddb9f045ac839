import { redirect } from '@sveltejs/kit'
import { categories, levels } from '#economy/posts/categories'
import { proposalsTiers } from '#economy/posts/proposals-tier'
import { refusalText } from '#economy/refusal-text'
import { versionForMember } from '#marketplace/policy/version-for-member'
import { searchPosts } from '#marketplace/posts/search-posts'
import type { PageServerLoad } from './$types'
import { activeFilters } from './browse/active-filters.ts'
import { readSearch, searchPath, typedIn } from './browse/read-search.ts'

export const load: PageServerLoad = async ({ locals: { app, member }, url }) => {
  const cursor = url.searchParams.get('at')
  const typed = typedIn(url.searchParams)
  // A form without JavaScript sends its empty fields too; the address that people share does without them.
  if ([...url.searchParams.values()].includes('')) redirect(303, searchPath(typed))
  const { filter, errors } = readSearch(typed, cursor)
  const search = { typed, errors, filters: activeFilters(typed), categories, levels, proposalsTiers }
  const wrong = Object.keys(errors).length > 0
  const found = wrong ? undefined : await searchPosts(app, filter, member?.id)
  if (!found?.ok) return { ...search, found: null, keepsPrices: false, message: found && refusalText(found.refusal) }
  const { next, previous, ...page } = found.value
  const byPrice = filter.priceLeast !== undefined || filter.priceMost !== undefined
  return {
    ...search,
    message: undefined,
    keepsPrices: byPrice && (await versionForMember(app, member?.id)).id !== app.policies.at(app.clock()).id,
    found: { ...page, older: next && searchPath(typed, next), newer: previous && searchPath(typed, previous) },
  }
}
