import { fail } from '@sveltejs/kit'
import { refusalText } from '#economy/refusal-text'
import { policyNow } from '#marketplace/app'
import { readPlan } from '#marketplace/members/read-plan'
import { setPlan } from '#marketplace/members/set-plan'
import { orNotFound } from '../../../or-not-found.ts'
import { operatorOf } from '../../operator-of.ts'
import { planDone } from '../../sentences.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params }) => {
  const { id: by } = operatorOf(locals)
  const member = orNotFound(await readPlan(locals.app, { by, memberId: params.id }))
  const { plans, planChange } = policyNow(locals.app)
  return { member, plans, planChange, key: locals.app.newId() }
}

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const { id: by } = operatorOf(locals)
    const form = await request.formData()
    const [plan, key] = [String(form.get('plan') ?? ''), String(form.get('key') ?? '').slice(0, 100)]
    const decision = await setPlan(locals.app, { by, key, memberId: params.id, plan })
    if (!decision.ok) return fail(409, { plan, message: refusalText(decision.refusal) })
    const titleOf = (id: string) => policyNow(locals.app).plans.find(one => one.id === id)?.title ?? id
    return { done: planDone(decision.value, titleOf) }
  },
}
