import { fail } from '@sveltejs/kit'
import { countries } from '#economy/countries'
import { refusalText } from '#economy/refusal-text'
import { editProfile } from '#marketplace/members/edit-profile'
import { inNameOf } from '#marketplace/members/find-member'
import { profileInputSchema } from '#marketplace/members/profile-input'
import { readProfile } from '#marketplace/members/read-profile'
import { problemsOf } from '#marketplace/problems-of'
import { orNotFound } from '../or-not-found.ts'
import { readerOf, signInPath } from '../signed-in.ts'
import type { Actions, PageServerLoad } from './$types'
import { besideFields, inputOf, readTyped, typedOf } from './typed-profile.ts'

const timezones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter(zone => zone !== 'UTC')]

export const load: PageServerLoad = async event => {
  const { app } = event.locals
  const member = readerOf(event)
  const profile = member ? orNotFound(await readProfile(app, member.id)) : null
  return {
    profile,
    typed: profile ? typedOf(profile) : readTyped(new FormData()),
    countries,
    timezones,
    emailVerified: member?.emailVerified ?? false,
  }
}

export const actions: Actions = {
  default: async ({ locals: { app, member }, request }) => {
    const typed = readTyped(await request.formData())
    if (!member) return fail(401, { typed, signIn: signInPath('/profile') })
    const input = { ...inputOf(typed), ...(member.isAgency && { isFreelancer: true, isClient: false }) }
    const errors = besideFields(problemsOf(profileInputSchema, input))
    if (Object.keys(errors).length > 0) return fail(400, { typed, errors })
    const edited = await editProfile(app, { ...inNameOf(member), ...input })
    if (!edited.ok) return fail(409, { typed, message: refusalText(edited.refusal) })
    return { typed, saved: true, granted: edited.value.granted }
  },
}
