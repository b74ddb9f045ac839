import { fail } from '@sveltejs/kit'
import { refusalField, refusalText } from '#economy/refusal-text'
import { moveClock } from '#marketplace/clock/move-clock'
import { readClock } from '#marketplace/clock/read-clock'
import { stopClock } from '#marketplace/clock/stop-clock'
import { runningApp } from '#marketplace/running-app'
import { orNotFound } from '../../or-not-found.ts'
import { operatorOf } from '../operator-of.ts'
import type { Actions, PageServerLoad } from './$types'
import { leaps, targetOf } from './target.ts'

export const load: PageServerLoad = async ({ locals }) => {
  const { id: by } = operatorOf(locals)
  const running = runningApp()
  const titles = Object.fromEntries(running.jobs.map(({ name, title }) => [name, title]))
  return { clock: orNotFound(await readClock(running, { by })), titles, leaps }
}

export const actions: Actions = {
  move: async ({ locals, request }) => {
    const { id: by } = operatorOf(locals)
    const form = await request.formData()
    const text = (name: string) => String(form.get(name) ?? '').trim()
    const typed = { leap: text('leap'), day: text('day'), time: text('time') }
    const to = targetOf(typed, locals.app.clock())
    if (!to) return fail(400, { typed, error: 'Write a day and a time, such as 2027-03-03 and 09:30.' })
    const moved = await moveClock(runningApp(), { by, to: to.toString() })
    if (moved.ok) return { moved: true }
    const sentence = refusalText(moved.refusal)
    const beside = refusalField(moved.refusal) && !typed.leap
    return fail(409, beside ? { typed, error: sentence } : { typed, message: sentence })
  },
  stop: async ({ locals }) => {
    const { id: by } = operatorOf(locals)
    const stopped = await stopClock(runningApp(), { by })
    return stopped.ok ? { stopping: true } : fail(409, { message: refusalText(stopped.refusal) })
  },
}
