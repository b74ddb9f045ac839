import { fail, redirect } from '@sveltejs/kit'
import { refusalText } from '#economy/refusal-text'
import { keepReadinessAnswers } from '#marketplace/readiness/keep-readiness-answers'
import { readReadinessTest } from '#marketplace/readiness/read-readiness-test'
import { startReadinessTest } from '#marketplace/readiness/start-readiness-test'
import { submitReadinessTest } from '#marketplace/readiness/submit-readiness-test'
import { orNotFound } from '../../or-not-found.ts'
import { signedIn } from '../../signed-in.ts'
import type { Actions, PageServerLoad } from './$types'
import { answersIn } from './answers-in.ts'

const here = '/earn/readiness-test'

export const load: PageServerLoad = async event => {
  const member = signedIn(event)
  if (!member.isFreelancer) redirect(303, '/profile#sides')
  return { test: orNotFound(await readReadinessTest(event.locals.app, member.id)) }
}

export const actions: Actions = {
  start: async event => {
    const decision = await startReadinessTest(event.locals.app, signedIn(event).id)
    if (!decision.ok) return fail(409, { message: refusalText(decision.refusal) })
    redirect(303, here)
  },
  keep: async event => {
    const by = signedIn(event).id
    const decision = await keepReadinessAnswers(event.locals.app, by, answersIn(await event.request.formData()))
    return decision.ok ? { kept: decision.value.kept } : fail(409, { message: refusalText(decision.refusal) })
  },
  submit: async event => {
    const by = signedIn(event).id
    const answers = answersIn(await event.request.formData())
    const decision = await submitReadinessTest(event.locals.app, { by, answers })
    if (!decision.ok) return fail(409, { message: refusalText(decision.refusal) })
    redirect(303, here)
  },
}
