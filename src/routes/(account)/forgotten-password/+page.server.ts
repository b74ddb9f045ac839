import { fail } from '@sveltejs/kit'
import { callAuth } from '../../call-auth.ts'
import { tooMany } from '../too-many.ts'
import type { Actions } from './$types'

export const actions: Actions = {
  default: async event => {
    const form = await event.request.formData()
    const email = String(form.get('email') ?? '').trim()
    const answer = await callAuth(event, '/request-password-reset', { email })
    if (answer.status === 429) return fail(429, { email, message: tooMany(answer.seconds) })
    if (!answer.ok) return fail(400, { email, message: 'Write an e-mail address such as name@example.com.' })
    return { email, sent: true }
  },
}
