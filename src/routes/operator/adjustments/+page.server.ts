import { fail } from '@sveltejs/kit'
import { refusalText } from '#economy/refusal-text'
import { approveAdjustment } from '#marketplace/adjustments/approve-adjustment'
import { listAdjustments } from '#marketplace/adjustments/list-adjustments'
import { rejectAdjustment } from '#marketplace/adjustments/reject-adjustment'
import { mostOfReason } from '#marketplace/fields'
import { orNotFound } from '../../or-not-found.ts'
import { adjustmentDecided } from '../adjustment-sentences.ts'
import { operatorOf } from '../operator-of.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async ({ locals, url }) => {
  const { id: by } = operatorOf(locals)
  const list = url.searchParams.get('show') === 'decided' ? 'decided' : 'waiting'
  const cursor = url.searchParams.get('at')
  const { adjustments, next } = orNotFound(await listAdjustments(locals.app, { by, list, cursor }))
  const here = list === 'decided' ? '/operator/adjustments?show=decided' : '/operator/adjustments?show=waiting'
  return { list, adjustments, older: next && `${here}&at=${next}`, newest: cursor ? here : null }
}

export const actions: Actions = {
  approve: async event => {
    const { typed, ...command } = await sent(event)
    const approved = await approveAdjustment(event.locals.app, command)
    return approved.ok
      ? { done: adjustmentDecided(approved.value) }
      : fail(409, { ...typed, message: refusalText(approved.refusal) })
  },
  reject: async event => {
    const { typed, ...command } = await sent(event)
    const { reason } = typed
    if (!reason || reason.length > mostOfReason)
      return fail(400, {
        ...typed,
        message: `Say why you reject it, in at most ${mostOfReason} characters. Nothing was changed.`,
      })
    const rejected = await rejectAdjustment(event.locals.app, { ...command, reason })
    return rejected.ok
      ? { done: adjustmentDecided(rejected.value) }
      : fail(409, { ...typed, message: refusalText(rejected.refusal) })
  },
}

async function sent({ locals, request }: RequestEvent) {
  const { id: by } = operatorOf(locals)
  const form = await request.formData()
  const text = (name: string) => String(form.get(name) ?? '').trim()
  const adjustmentId = text('adjustmentId')
  return { by, walletId: text('walletId'), adjustmentId, typed: { about: adjustmentId, reason: text('reason') } }
}
