import { fail } from '@sveltejs/kit'
import type { Refusal } from '#economy/decision'
import { refusalField, refusalText } from '#economy/refusal-text'
import { askAdjustment } from '#marketplace/adjustments/ask-adjustment'
import { policyNow } from '#marketplace/app'
import { revokePurchase } from '#marketplace/purchases/revoke-purchase'
import { lookAtWallet } from '#marketplace/wallets/look-at-wallet'
import { sourceNames } from '#marketplace/wallets/read-statement'
import { orNotFound } from '../../../or-not-found.ts'
import { adjustmentAsked, revocationDone } from '../../adjustment-sentences.ts'
import { operatorOf } from '../../operator-of.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'
import { readAdjustment, reasonProblem } from './read-adjustment.ts'

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { app } = locals
  const { id: by } = operatorOf(locals)
  const cursor = url.searchParams.get('at') ?? undefined
  const { owner, wallet, purchases, statement } = orNotFound(
    await lookAtWallet(app, { by, walletId: params.id, cursor }),
  )
  const here = `/operator/wallets/${owner.id}`
  const reference = url.searchParams.get('revoke')
  return {
    owner,
    wallet: { ...wallet, lots: wallet.lots.map(lot => ({ ...lot, name: sourceNames[lot.source] ?? lot.source })) },
    purchases,
    revoking: purchases.find(purchase => purchase.reference === reference && !purchase.revoked) ?? null,
    statement: statement.lines,
    older: statement.next && `${here}?at=${statement.next}#statement`,
    newest: cursor ? `${here}#statement` : null,
    // A form that is sent twice has one effect.
    key: app.newId(),
    limit: policyNow(app).corrections,
  }
}

export const actions: Actions = {
  adjust: async event => {
    const { by, form } = await sent(event)
    const { typed, connects, errors } = readAdjustment(form)
    if (connects === undefined || errors.reason) return fail(400, { adjust: { ...typed, errors } })
    const { owner } = orNotFound(await lookAtWallet(event.locals.app, { by, walletId: event.params.id }))
    const command = { by, walletId: owner.id, connects, reason: typed.reason, key: keyOf(form) }
    const asked = await askAdjustment(event.locals.app, command)
    if (!asked.ok) return fail(409, { adjust: { ...typed, ...saying(asked.refusal) } })
    return { done: adjustmentAsked(owner.name, asked.value) }
  },
  revoke: async event => {
    const { by, form } = await sent(event)
    const [reference, reason] = [String(form.get('reference') ?? ''), String(form.get('why') ?? '').trim()]
    const problem = reasonProblem(reason)
    if (problem) return fail(400, { revoke: { reason, errors: { why: problem } } })
    const command = { by, walletId: event.params.id, reference, reason, key: keyOf(form) }
    const revoked = await revokePurchase(event.locals.app, command)
    if (!revoked.ok) return fail(409, { revoke: { reason, message: refusalText(revoked.refusal) } })
    return { done: revocationDone(revoked.value) }
  },
}

async function sent({ locals, request }: RequestEvent) {
  const { id: by } = operatorOf(locals)
  return { by, form: await request.formData() }
}

const keyOf = (form: FormData): string | undefined => String(form.get('key') ?? '').slice(0, 100) || undefined

/** The sentence of a refusal beside its field, or above the form. */
function saying(refusal: Refusal): { message?: string; errors?: Record<string, string> } {
  const field = refusalField(refusal)
  return field ? { errors: { [field]: refusalText(refusal) } } : { message: refusalText(refusal) }
}
