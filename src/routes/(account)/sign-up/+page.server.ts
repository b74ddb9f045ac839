import { fail, redirect } from '@sveltejs/kit'
import { countries } from '#economy/countries'
import { oneLine } from '#economy/one-line'
import { isTimeZone } from '#economy/time-zone'
import { policyNow } from '#marketplace/app'
import { type AuthAnswer, callAuth } from '../../call-auth.ts'
import { localPath } from '../../local-path.ts'
import { isEmail } from '../is-email.ts'
import { tooMany } from '../too-many.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = ({ locals: { app, member }, url }) => {
  const next = localPath(url.searchParams.get('next'))
  if (member) redirect(303, next)
  const { signUp, referral } = policyNow(app).grants
  const ref = url.searchParams.get('ref')?.slice(0, 64) ?? ''
  return { countries, next, ref, signUpConnects: signUp.connects, referred: ref && referral ? referral : null }
}

export const actions: Actions = {
  default: async event => {
    const form = await event.request.formData()
    const { password, ...typed } = readForm(form)
    const next = localPath(form.get('next'))
    const ref = String(form.get('ref') ?? '').slice(0, 64)
    const errors = mistakes({ ...typed, password })
    if (Object.values(errors).some(Boolean)) return fail(400, { ...typed, next, ref, errors })
    const { wants, ...person } = typed
    const answer = await callAuth(event, '/sign-up/email', {
      ...person,
      password,
      isFreelancer: wants !== 'hire',
      isClient: wants !== 'work',
      ...(ref && { referral: ref }),
    })
    if (answer.ok) redirect(303, next === '/' ? '/verify-email' : `/verify-email?${new URLSearchParams({ next })}`)
    return fail(answer.status === 429 ? 429 : 400, { ...typed, next, ref, ...refusalOf(answer) })
  },
}

type Typed = { name: string; email: string; password: string; wants: string; country: string; timezone: string }

function readForm(form: FormData): Typed {
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const password = String(form.get('password') ?? '')
  return {
    name: oneLine(text('name')),
    email: text('email'),
    password,
    wants: text('wants'),
    country: text('country'),
    // The page fills it in; a browser that has no name for its zone must not keep anybody out.
    timezone: isTimeZone(text('timezone')) ? text('timezone') : 'UTC',
  }
}

const mistakes = ({ name, email, password, wants, country }: Typed) => ({
  name: name.length < 2 || name.length > 80 ? 'Write your name, in 2 to 80 characters.' : undefined,
  email: isEmail(email) ? undefined : badEmail,
  password: password.length >= 8 && password.length <= 128 ? undefined : 'Choose a password of 8 to 128 characters.',
  wants: ['work', 'hire', 'both'].includes(wants) ? undefined : 'Say what you want to do here.',
  country: countries.includes(country) ? undefined : 'Choose the country you work from.',
})

function refusalOf({ status, code, seconds }: AuthAnswer): { message?: string; errors?: { email: string } } {
  if (status === 429) return { message: tooMany(seconds) }
  if (code.startsWith('USER_ALREADY_EXISTS'))
    return { errors: { email: 'There is an account with this address already. Sign in, or set a new password.' } }
  if (code === 'INVALID_EMAIL') return { errors: { email: badEmail } }
  return { message: 'Your account could not be made. Nothing was kept; check what you typed and send it again.' }
}

const badEmail = 'Write an e-mail address such as name@example.com.'
