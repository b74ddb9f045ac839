import { fail, redirect } from '@sveltejs/kit'
import { callAuth } from '../../call-auth.ts'
import { localPath } from '../../local-path.ts'
import { tooMany } from '../too-many.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async event => {
  const { member } = event.locals
  const next = localPath(event.url.searchParams.get('next'))
  const token = event.url.searchParams.get('token')
  if (token) {
    const answer = await callAuth(event, `/verify-email?${new URLSearchParams({ token })}`)
    return { state: answer.ok ? 'confirmed' : 'lapsed', signedIn: Boolean(member), next } as const
  }
  if (!member) redirect(303, '/sign-in?next=/verify-email')
  return { state: member.emailVerified ? 'confirmed' : 'waiting', signedIn: true, next } as const
}

export const actions: Actions = {
  default: async event => {
    const form = await event.request.formData()
    const email = String(form.get('email') ?? '').trim()
    const answer = await callAuth(event, '/send-verification-email', { email })
    if (answer.status === 429) return fail(429, { email, message: tooMany(answer.seconds) })
    if (!answer.ok && answer.code !== 'EMAIL_ALREADY_VERIFIED')
      return fail(400, { email, message: 'Write the address you signed up with.' })
    return { email, sent: true }
  },
}
