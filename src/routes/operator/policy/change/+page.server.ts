import { fail, redirect } from '@sveltejs/kit'
import type { Refusal } from '#economy/decision'
import { earliestChange } from '#economy/policy/activate-policy'
import { refusalField, refusalText } from '#economy/refusal-text'
import { policyNames } from '#gateways/policies/read-policy'
import { activatePolicy } from '#marketplace/policy/activate-policy'
import { foreseePolicy } from '#marketplace/policy/foresee-policy'
import { writtenPolicy } from '#marketplace/policy/written-policy'
import { operatorOf } from '../../operator-of.ts'
import type { Actions, PageServerLoad } from './$types'
import { type Asked, askedVersion, firstDay, readAsked } from './asked.ts'

export const load: PageServerLoad = async ({ locals }) => {
  operatorOf(locals)
  const { app } = locals
  const { changes } = app.policies.at(app.clock()).policy
  const day = firstDay(earliestChange(app.policies.versions(), app.clock()))
  return { presets: policyNames(), noticeDays: changes.noticeDays, firstDay: day, key: app.newId() }
}

export const actions: Actions = {
  look: async ({ locals, request }) => {
    const { id: by } = operatorOf(locals)
    const asked = await readAsked(await request.formData())
    const version = askedVersion(asked)
    const written = writtenPolicy(asked)
    if (!written.ok) return refused(asked, written.refusal)
    if ('errors' in version) return fail(400, { asked, errors: version.errors })
    const foreseen = await foreseePolicy(locals.app, {
      by,
      written: written.value,
      keepBefore: version.keeps[0]?.openedBefore,
    })
    if (!foreseen.ok) return refused(asked, foreseen.refusal)
    return { asked, title: written.value.policy.title, foreseen: foreseen.value }
  },
  activate: async ({ locals, request }) => {
    const { id: by } = operatorOf(locals)
    const form = await request.formData()
    const asked = await readAsked(form)
    const version = askedVersion(asked)
    const written = writtenPolicy(asked)
    if (!written.ok) return refused(asked, written.refusal)
    if ('errors' in version) return fail(400, { asked, errors: version.errors })
    const key = String(form.get('key') ?? '').slice(0, 100) || undefined
    const activated = await activatePolicy(locals.app, { by, key, written: written.value, ...version })
    if (!activated.ok) return refused(asked, activated.refusal)
    redirect(303, `/operator/policy?activated=${encodeURIComponent(activated.value.id)}`)
  },
}

function refused(asked: Asked, refusal: Refusal) {
  const field = refusalField(refusal)
  const sentence = refusalText(refusal)
  return fail(409, field ? { asked, errors: { [field]: sentence } } : { asked, message: sentence })
}
