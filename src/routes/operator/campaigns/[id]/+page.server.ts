import { fail } from '@sveltejs/kit'
import { campaignKinds } from '#economy/campaigns/claim-campaign'
import type { Refusal } from '#economy/decision'
import { refusalField, refusalText } from '#economy/refusal-text'
import { approveCampaign } from '#marketplace/campaigns/approve-campaign'
import { campaignChangesSchema } from '#marketplace/campaigns/campaign-input'
import { editCampaign } from '#marketplace/campaigns/edit-campaign'
import { endCampaign } from '#marketplace/campaigns/end-campaign'
import { readCampaign } from '#marketplace/campaigns/read-campaign'
import { mostOfReason } from '#marketplace/fields'
import { problemsOf } from '#marketplace/problems-of'
import { numberOf } from '../../../number-of.ts'
import { orNotFound } from '../../../or-not-found.ts'
import { operatorOf } from '../../operator-of.ts'
import { besideBoxes, changesIn, typedChangeOf } from '../typed-campaign.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { id: by } = operatorOf(locals)
  const cursor = url.searchParams.get('at') ?? undefined
  const read = orNotFound(await readCampaign(locals.app, { by, campaignId: params.id, cursor }))
  const { campaign } = read
  return {
    ...read,
    kindTitle: campaignKinds[campaign.kind].title,
    isFirst: cursor === undefined,
    isMine: campaign.askedBy === by,
    shown: typedChangeOf(campaign),
    ending: url.searchParams.has('end') && campaign.state !== 'over',
    mostOfReason,
    key: locals.app.newId(),
  }
}

export const actions: Actions = {
  approve: async event => {
    const { by, campaignId, text } = await sent(event)
    const shownMost = text('most') === '' ? null : numberOf(text('most'))
    const approved = await approveCampaign(event.locals.app, {
      by,
      campaignId,
      shownMost,
      key: text('key') || undefined,
    })
    return approved.ok
      ? { done: 'Approved. Members can receive it from now on, while it lasts.' }
      : fail(409, { refused: refusalText(approved.refusal) })
  },
  change: async event => {
    const { by, campaignId, text } = await sent(event)
    const typed = { until: text('until'), limit: text('limit'), reason: text('reason') }
    const changes = changesIn(typed, { until: text('shown-until'), limit: text('shown-limit') })
    const errors = { ...besideBoxes(problemsOf(campaignChangesSchema, changes)), ...reasonProblem(typed.reason) }
    if (Object.keys(errors).length > 0) return fail(400, { change: { typed, errors } })
    const { reason } = typed
    const edited = await editCampaign(event.locals.app, { by, campaignId, reason, ...changes })
    if (!edited.ok) return fail(409, { change: { typed, ...saying(edited.refusal) } })
    return { done: 'The campaign is changed.' }
  },
  end: async event => {
    const { by, campaignId, text } = await sent(event)
    const reason = text('why')
    const problem = reasonProblem(reason).reason
    if (problem) return fail(400, { end: { reason, errors: { why: problem } } })
    const ended = await endCampaign(event.locals.app, { by, campaignId, reason, key: text('key') || undefined })
    if (!ended.ok) return fail(409, { end: { reason, message: refusalText(ended.refusal) } })
    return { done: 'The campaign is over.' }
  },
}

/** Of an operator's form, after the campaign was found to be there. */
async function sent({ locals, params, request }: RequestEvent) {
  const { id: by } = operatorOf(locals)
  const { campaign } = orNotFound(await readCampaign(locals.app, { by, campaignId: params.id }))
  const form = await request.formData()
  return { by, campaignId: campaign.id, text: (name: string) => String(form.get(name) ?? '').trim() }
}

const reasonProblem = (reason: string): { reason?: string } =>
  reason === '' || reason.length > mostOfReason ? { reason: `Say why, in at most ${mostOfReason} characters.` } : {}

/** The sentence of a refusal beside its box, or above the form. */
function saying(refusal: Refusal): { message?: string; errors?: Record<string, string> } {
  const field = refusalField(refusal)
  return field ? { errors: besideBoxes({ [field]: refusalText(refusal) }) } : { message: refusalText(refusal) }
}
