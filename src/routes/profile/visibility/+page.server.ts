import { fail, redirect } from '@sveltejs/kit'
import { refusalField, refusalText } from '#economy/refusal-text'
import { visibilityServices } from '#economy/visibility/visibility'
import { policyNow } from '#marketplace/app'
import { readVisibility } from '#marketplace/visibility/read-visibility'
import { startVisibility } from '#marketplace/visibility/start-visibility'
import { stopVisibility } from '#marketplace/visibility/stop-visibility'
import { numberOf } from '../../number-of.ts'
import { orNotFound } from '../../or-not-found.ts'
import { acting, signedIn } from '../../signed-in.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async event => {
  const { app } = event.locals
  const member = signedIn(event)
  if (!member.isFreelancer) redirect(303, '/profile#sides')
  const services = orNotFound(await readVisibility(app, member.id))
  return { services, places: policyNow(app).visibility.boostedProfile?.places ?? 0 }
}

export const actions: Actions = {
  start: async event => {
    const { service, ceiling } = await typedIn(event.request)
    if (!service) return fail(400, { message: 'Choose what to switch on.' })
    const started = await startVisibility(event.locals.app, {
      ...acting(event),
      service,
      ceiling: numberOf(ceiling),
    })
    if (started.ok) return { service, did: 'on' as const, charged: started.value.charged }
    const { refusal } = started
    const beside = refusalField(refusal) === 'ceiling' || refusal.facts.field === 'ceiling'
    const text = refusalText(refusal)
    return fail(409, { service, ceiling, ...(beside ? { error: text } : { message: text }) })
  },
  stop: async event => {
    const { service } = await typedIn(event.request)
    if (!service) return fail(400, { message: 'Choose what to switch off.' })
    const stopped = await stopVisibility(event.locals.app, { ...acting(event), service })
    if (!stopped.ok) return fail(409, { message: refusalText(stopped.refusal) })
    return { service, did: 'off' as const }
  },
}

async function typedIn(request: Request) {
  const form = await request.formData()
  const service = visibilityServices.find(one => one === form.get('service'))
  return { service, ceiling: String(form.get('ceiling') ?? '').trim() }
}
