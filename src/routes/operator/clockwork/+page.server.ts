import { fail } from '@sveltejs/kit'
import { refusalText } from '#economy/refusal-text'
import { listJobs } from '#marketplace/clockwork/list-jobs'
import { runJob } from '#marketplace/clockwork/run-job'
import { runningApp } from '#marketplace/running-app'
import { orNotFound } from '../../or-not-found.ts'
import { operatorOf } from '../operator-of.ts'
import type { Actions, PageServerLoad } from './$types'
import { ranDone } from './words.ts'

export const load: PageServerLoad = async ({ locals }) => {
  const { id: by } = operatorOf(locals)
  return { world: locals.app.realClock().toString(), jobs: orNotFound(await listJobs(runningApp(), { by })) }
}

export const actions: Actions = {
  default: async ({ locals, request }) => {
    const { id: by } = operatorOf(locals)
    const job = String((await request.formData()).get('job') ?? '')
    const ran = await runJob(runningApp(), { by, job })
    if (!ran.ok) return fail(409, { job, message: refusalText(ran.refusal) })
    if (ran.value.error !== null)
      return fail(500, { job, message: `It failed: ${ran.value.error} What it left undone stays due.` })
    return { job, done: ranDone(ran.value) }
  },
}
