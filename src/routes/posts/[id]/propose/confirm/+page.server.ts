import { error, fail, redirect } from '@sveltejs/kit'
import { refusalText } from '#economy/refusal-text'
import { readAuction } from '#marketplace/boosts/read-auction'
import { versionForMember } from '#marketplace/policy/version-for-member'
import { readPost } from '#marketplace/posts/read-post'
import { foreseeLapse } from '#marketplace/proposals/foresee-lapse'
import { readDraft } from '#marketplace/proposals/save-draft'
import { submitProposal } from '#marketplace/proposals/submit-proposal'
import { acting, signedIn } from '../../../../signed-in.ts'
import { nextStep } from '../../next-step.ts'
import { firstPackSentence } from '../first-pack-sentence.ts'
import { letterOf, problemsOf } from '../letter.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'

export const load: PageServerLoad = async event => {
  const { app } = event.locals
  const { by, post, draft } = await readyToSend(event, true)
  const { bidCents, ...letter } = letterOf(draft)
  const auction = await readAuction(app, { by, postId: post.id, workCents: bidCents ?? 0 })
  const sheet = { key: app.newId(), shownPrice: post.price, editedAt: post.editedAt ?? '', savedAt: draft.savedAt }
  const boost = auction.ok && auction.value.open ? { least: auction.value.least, price: auction.value.price } : null
  const later = await firstPackSentence(app, by)
  const lapse = post.outcomes.back.length > 0 ? await foreseeLapse(app, { by, post }) : null
  return { post, later, lapse, boost, step: nextStep(post), letter: { ...letter, bidCents: bidCents! }, sheet }
}

export const actions: Actions = {
  default: async event => {
    const { app } = event.locals
    const { post, draft } = await readyToSend(event, false)
    const form = await event.request.formData()
    const text = (name: string) => String(form.get(name) ?? '')
    if (text('savedAt') !== draft.savedAt) return fail(409, { message: changed })
    const shownPrice = Number(text('shownPrice'))
    const shownEditedAt = text('editedAt') || null
    const key = text('key').slice(0, 100) || undefined
    const sent = await submitProposal(app, {
      ...acting(event),
      key,
      postId: post.id,
      ...letterOf(draft),
      shownPrice,
      shownEditedAt,
    })
    if (sent.ok) redirect(303, `/proposals/${sent.value.proposalId}?sent`)
    const { code } = sent.refusal
    return fail(409, { message: code === 'key-reused' ? changed : refusalText(sent.refusal) })
  },
}

const changed = 'Your draft has changed since this page was opened. Nothing was charged; read it once more and send it.'

/** A whole draft of somebody who has not proposed yet; everybody else is where they should be instead. */
async function readyToSend(event: RequestEvent | Parameters<PageServerLoad>[0], shown: boolean) {
  const { app } = event.locals
  const by = signedIn(event).id
  const found = await readPost(app, event.params.id, by, { shown })
  if (!found.ok) error(404, refusalText(found.refusal))
  const post = found.value
  if (post.viewer?.proposal) redirect(303, `/proposals/${post.viewer.proposal.id}`)
  const draft = await readDraft(app, post.id, by)
  const { policy } = await versionForMember(app, by)
  if (!draft || Object.keys(problemsOf(draft, post.questions, policy)).length > 0)
    redirect(303, `/posts/${post.id}/propose`)
  return { by, post, draft }
}
