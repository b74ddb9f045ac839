import { redirect } from '@sveltejs/kit'
import { actingCookie } from '#marketplace/sign-ins/acting-for'
import { uuidIn } from '../../uuid-in.ts'
import type { RequestHandler } from './$types'

/** From now on this browser acts for an agency, or without one for whoever is signed in. Whether they belong to it is asked with each request. */
export const POST: RequestHandler = async ({ request, cookies }) => {
  const agencyId = uuidIn((await request.formData()).get('agencyId'))
  if (agencyId) cookies.set(actingCookie, agencyId, { path: '/', httpOnly: true, sameSite: 'lax' })
  else cookies.delete(actingCookie, { path: '/' })
  redirect(303, agencyId ? '/wallet' : '/agency')
}
