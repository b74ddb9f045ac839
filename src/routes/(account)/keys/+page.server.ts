import { fail, redirect } from '@sveltejs/kit'
import { refusalText } from '#economy/refusal-text'
import { createKey } from '#marketplace/keys/create-key'
import { readKeys } from '#marketplace/keys/read-keys'
import { revokeKey } from '#marketplace/keys/revoke-key'
import { personOf } from '#marketplace/members/find-member'
import { uuidIn } from '../../uuid-in.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals: { app, member } }) => {
  if (!member) redirect(303, '/sign-in?next=/keys')
  const keys = await readKeys(app, personOf(member))
  return { keys: keys.map(({ at, ...key }) => ({ ...key, at: at.toISOString() })) }
}

export const actions: Actions = {
  create: async ({ locals: { app, member }, request }) => {
    if (!member) redirect(303, '/sign-in?next=/keys')
    const name = String((await request.formData()).get('name') ?? '').trim()
    const made = await createKey(app, personOf(member), name)
    if (!made.ok) return fail(400, { name, error: String(made.refusal.facts.message ?? refusalText(made.refusal)) })
    return made.value
  },
  revoke: async ({ locals: { app, member }, request }) => {
    if (!member) redirect(303, '/sign-in?next=/keys')
    const keyId = uuidIn((await request.formData()).get('keyId'))
    if (keyId) await revokeKey(app, personOf(member), keyId)
    redirect(303, '/keys')
  },
}
