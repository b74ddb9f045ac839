import { fail } from '@sveltejs/kit'
import { comesTo } from '#economy/agencies/for-persons'
import { plansFor } from '#economy/agencies/plans-for'
import { countries } from '#economy/countries'
import { priceList } from '#economy/purchases/price-list'
import { refusalText } from '#economy/refusal-text'
import { policyNow } from '#marketplace/app'
import { setBadge } from '#marketplace/grants/set-badge'
import { readProfile } from '#marketplace/members/read-profile'
import { setPriceCountry } from '#marketplace/members/set-price-country'
import { readPlan } from '#marketplace/plans/read-plan'
import { setPlan } from '#marketplace/plans/set-plan'
import { orNotFound } from '../../../or-not-found.ts'
import { operatorOf } from '../../operator-of.ts'
import { badgeDone, planDone, pricesDone } from '../../sentences.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params }) => {
  const { app } = locals
  const { id: by } = operatorOf(locals)
  const member = orNotFound(await readPlan(app, { by, memberId: params.id }))
  const { badges, isAgency } = orNotFound(await readProfile(app, params.id))
  const policy = priceList(policyNow(app), member.prices.country)
  const { planChange, currency, grants } = policy
  const rules = comesTo({ isAgency }, 'badge') ? grants.badges : []
  const plans = plansFor({ isAgency }, policy)
  return { countries, member, badges, isAgency, rules, plans, planChange, currency, key: app.newId() }
}

export const actions: Actions = {
  plan: async ({ locals, params, request }) => {
    const { id: by } = operatorOf(locals)
    const form = await request.formData()
    const [plan, key] = [String(form.get('plan') ?? ''), String(form.get('key') ?? '').slice(0, 100)]
    const decision = await setPlan(locals.app, { by, key, memberId: params.id, plan })
    if (!decision.ok) return fail(409, { plan, message: refusalText(decision.refusal) })
    const titleOf = (id: string) => policyNow(locals.app).plans.find(one => one.id === id)?.title ?? id
    return { done: planDone(decision.value, titleOf) }
  },
  badge: async ({ locals, params, request }) => {
    const { id: by } = operatorOf(locals)
    const form = await request.formData()
    const badge = String(form.get('badge') ?? '').slice(0, 80)
    const decision = await setBadge(locals.app, { by, memberId: params.id, badge, held: form.get('held') === 'yes' })
    if (!decision.ok) return fail(409, { message: refusalText(decision.refusal) })
    const title = policyNow(locals.app).grants.badges.find(rule => rule.badge === badge)?.title ?? badge
    return { done: badgeDone(decision.value, title) }
  },
  country: async ({ locals, params, request }) => {
    const { id: by } = operatorOf(locals)
    const country = String((await request.formData()).get('country') ?? '') || null
    const decision = await setPriceCountry(locals.app, { by, memberId: params.id, country })
    return decision.ok
      ? { done: pricesDone(decision.value) }
      : fail(409, { country, message: refusalText(decision.refusal) })
  },
}
