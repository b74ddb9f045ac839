import { fail, redirect } from '@sveltejs/kit'
import { callAuth } from '../../call-auth.ts'
import { localPath } from '../../local-path.ts'
import { tooMany } from '../too-many.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals, url }) => {
  const next = localPath(url.searchParams.get('next'))
  if (locals.member) redirect(303, next)
  return { next, newPassword: url.searchParams.has('new-password') }
}

export const actions: Actions = {
  default: async event => {
    const form = await event.request.formData()
    const email = String(form.get('email') ?? '').trim()
    const answer = await callAuth(event, '/sign-in/email', { email, password: String(form.get('password') ?? '') })
    const next = localPath(form.get('next'))
    if (answer.ok) redirect(303, next)
    return fail(answer.status === 429 ? 429 : 400, {
      email,
      next,
      message: answer.status === 429 ? tooMany(answer.seconds) : wrong,
    })
  },
}

const wrong = 'This e-mail address and password do not belong together. Check both, or set a new password.'
