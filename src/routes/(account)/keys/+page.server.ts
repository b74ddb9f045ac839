import { fail, redirect } from '@sveltejs/kit'
import { createKey } from '#marketplace/members/create-key'
import { readKeys } from '#marketplace/members/read-keys'
import { revokeKey } from '#marketplace/members/revoke-key'
import { uuidIn } from '../../uuid-in.ts'
import type { Actions, PageServerLoad } from './$types'

const mostKeys = 20

export const load: PageServerLoad = async ({ locals: { app, member } }) => {
  if (!member) redirect(303, '/sign-in?next=/keys')
  const keys = await readKeys(app, member.id)
  return { keys: keys.map(({ at, ...key }) => ({ ...key, at: at.toISOString() })) }
}

export const actions: Actions = {
  create: async ({ locals: { app, member }, request }) => {
    if (!member) redirect(303, '/sign-in?next=/keys')
    const name = String((await request.formData()).get('name') ?? '').trim()
    if (!name || name.length > 60) return fail(400, { name, error: 'Give the key a name of at most 60 characters.' })
    if ((await readKeys(app, member.id)).length >= mostKeys)
      return fail(400, { name, error: `You have ${mostKeys} keys. Revoke one you do not use.` })
    return { key: await createKey(app, member.id, name) }
  },
  revoke: async ({ locals: { app, member }, request }) => {
    if (!member) redirect(303, '/sign-in?next=/keys')
    const keyId = uuidIn((await request.formData()).get('keyId'))
    if (keyId) await revokeKey(app, member.id, keyId)
    redirect(303, '/keys')
  },
}
