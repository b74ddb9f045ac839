import { redirect } from '@sveltejs/kit'
import { callAuth } from '../call-auth.ts'
import type { RequestHandler } from './$types'

export const POST: RequestHandler = async event => {
  await callAuth(event, '/sign-out', {})
  redirect(303, '/')
}
