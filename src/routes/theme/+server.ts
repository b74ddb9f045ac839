import { redirect } from '@sveltejs/kit'
import { localPath } from '../local-path.ts'
import type { RequestHandler } from './$types'
import { themeOf } from './theme-of.ts'

export const POST: RequestHandler = async ({ request, cookies }) => {
  const form = await request.formData()
  cookies.set('theme', themeOf(String(form.get('theme'))), { path: '/', maxAge: 365 * 24 * 60 * 60, sameSite: 'lax' })
  redirect(303, localPath(form.get('back')))
}
