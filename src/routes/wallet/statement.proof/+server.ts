import { redirect } from '@sveltejs/kit'
import { signedIn } from '../../signed-in.ts'
import type { RequestHandler } from './$types'

/** The API streams the file; this address asks for a sign-in first, as pages do. */
export const GET: RequestHandler = event => {
  signedIn(event)
  redirect(303, '/api/v1/wallet/statement.proof')
}
