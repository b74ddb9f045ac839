import { fail } from '@sveltejs/kit'
import { refusalText } from '#economy/refusal-text'
import { listBadges } from '#marketplace/grants/list-badges'
import { setBadge } from '#marketplace/grants/set-badge'
import { connectsWords } from '../../connects-words.ts'
import { orNotFound } from '../../or-not-found.ts'
import { operatorOf } from '../operator-of.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url }) => {
  const { id: by } = operatorOf(locals)
  const name = url.searchParams.get('name') ?? ''
  const { badges } = locals.app.policies.at(locals.app.clock()).policy.grants
  return { name, rules: badges, ...orNotFound(await listBadges(locals.app, { by, name })) }
}

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const { id: by } = operatorOf(locals)
    const form = await request.formData()
    const [memberId, badge] = [String(form.get('memberId') ?? ''), String(form.get('badge') ?? '').slice(0, 80)]
    const [name, title] = [
      String(form.get('memberName') ?? '').slice(0, 80),
      String(form.get('title') ?? '').slice(0, 80),
    ]
    const decision = await setBadge(locals.app, { by, memberId, badge, held: form.get('held') === 'yes' })
    if (!decision.ok) return fail(409, { message: refusalText(decision.refusal) })
    const { held, granted } = decision.value
    const came = granted > 0 ? ` ${connectsWords(granted)} came with it.` : ''
    return { done: held ? `${name} has the badge ${title}.${came}` : `${name} no longer has the badge ${title}.` }
  },
}
