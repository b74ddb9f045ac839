import { error } from '@sveltejs/kit'
import { portraitOf } from '#components/figures/portrait-of'
import { readProfile } from '#marketplace/members/read-profile'
import type { PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { app }, params }) => {
  const found = await readProfile(app, params.id)
  if (!found.ok || !found.value.isFreelancer) error(404, 'There is nothing at this address.')
  return { profile: found.value, portrait: portraitOf(found.value.id) }
}
