import { redirect } from '@sveltejs/kit'
import { actingCookie } from '#marketplace/sign-ins/acting-for'
import { callAuth } from '../call-auth.ts'
import type { RequestHandler } from './$types'

export const POST: RequestHandler = async event => {
  await callAuth(event, '/sign-out', {})
  event.cookies.delete(actingCookie, { path: '/' })
  redirect(303, '/')
}
