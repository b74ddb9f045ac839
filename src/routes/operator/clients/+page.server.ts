import { fail } from '@sveltejs/kit'
import { refusalText } from '#economy/refusal-text'
import { policyNow } from '#marketplace/app'
import { listClients } from '#marketplace/members/list-clients'
import { verifyClient } from '#marketplace/members/verify-client'
import { orNotFound } from '../../or-not-found.ts'
import { operatorOf } from '../operator-of.ts'
import { verifiedDone } from '../sentences.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, url }) => {
  const { id: by } = operatorOf(locals)
  const name = url.searchParams.get('name') ?? ''
  return {
    name,
    stepsDown: policyNow(locals.app).price.unverifiedClientStepsDown,
    ...orNotFound(await listClients(locals.app, { by, name })),
  }
}

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const { id: by } = operatorOf(locals)
    const form = await request.formData()
    const [clientId, name] = [String(form.get('clientId') ?? ''), String(form.get('clientName') ?? '').slice(0, 80)]
    const decision = await verifyClient(locals.app, { by, clientId, verified: form.get('verified') === 'yes' })
    return decision.ok
      ? { done: verifiedDone(name, decision.value) }
      : fail(409, { message: refusalText(decision.refusal) })
  },
}
