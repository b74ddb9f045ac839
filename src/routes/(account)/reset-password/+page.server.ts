import { fail, redirect } from '@sveltejs/kit'
import { callAuth } from '../../call-auth.ts'
import { tooMany } from '../too-many.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ url }) => ({ token: url.searchParams.get('token') ?? '' })

export const actions: Actions = {
  default: async event => {
    const form = await event.request.formData()
    const newPassword = String(form.get('password') ?? '')
    if (newPassword.length < 8 || newPassword.length > 128)
      return fail(400, { error: 'Choose a password of 8 to 128 characters.' })
    const answer = await callAuth(event, '/reset-password', { newPassword, token: String(form.get('token') ?? '') })
    if (answer.ok) redirect(303, '/sign-in?new-password')
    if (answer.status === 429) return fail(429, { message: tooMany(answer.seconds) })
    return fail(400, {
      message: 'This link does not work any more. Your password is as it was; have another link sent.',
    })
  },
}
