import { error, fail, redirect } from '@sveltejs/kit'
import { refusalText } from '#economy/refusal-text'
import { readProfile } from '#marketplace/members/read-profile'
import { versionForMember } from '#marketplace/policy/version-for-member'
import { readPost } from '#marketplace/posts/read-post'
import { readDraft, saveDraft } from '#marketplace/proposals/save-draft'
import { readerOf } from '../../../signed-in.ts'
import { nextStep } from '../next-step.ts'
import type { Actions, PageServerLoad, RequestEvent } from './$types'
import { firstPackSentence } from './first-pack-sentence.ts'
import { problemsOf, readTyped } from './letter.ts'

export const load: PageServerLoad = async event => {
  const { app } = event.locals
  const by = readerOf(event)?.id
  const post = await postFor(event, by)
  const step = nextStep(post)
  if (post.viewer?.proposal) redirect(303, step.href)
  if (step.kind === 'own' || post.viewer?.refusal?.code === 'not-a-freelancer') redirect(303, `/posts/${post.id}`)
  const draft = by ? await readDraft(app, post.id, by) : undefined
  const { coverLetterMost, answerMost, linksMost } = (await versionForMember(app, by)).policy.proposals
  return {
    post,
    later: await firstPackSentence(app, by),
    step,
    typed: draft ?? (await fresh(event, by)),
    savedAt: draft?.savedAt,
    coverLetterMost,
    answerMost,
    linksMost,
  }
}

export const actions: Actions = {
  draft: async event => {
    const { kept, typed, message } = await keep(event)
    if (!kept) return fail(409, { typed, message })
    return { typed, kept }
  },
  review: async event => {
    const { kept, typed, post, message } = await keep(event)
    if (!kept) return fail(409, { typed, message })
    const { policy } = await versionForMember(event.locals.app, event.locals.member?.id)
    const errors = problemsOf(typed, post.questions, policy)
    if (Object.keys(errors).length > 0) return fail(400, { typed, errors })
    redirect(303, `/posts/${post.id}/propose/confirm`)
  },
}

async function postFor({ locals: { app }, params }: Pick<RequestEvent, 'locals' | 'params'>, by: string | undefined) {
  const found = await readPost(app, params.id, by ?? null)
  if (!found.ok) error(404, refusalText(found.refusal))
  return found.value
}

async function fresh({ locals }: Pick<RequestEvent, 'locals'>, by: string | undefined) {
  const profile = by ? await readProfile(locals.app, by) : undefined
  const { linksMost } = (await versionForMember(locals.app, by)).policy.proposals
  return {
    coverLetter: '',
    bid: '',
    answers: [],
    portfolio: profile?.ok ? profile.value.portfolio.slice(0, linksMost) : [],
  }
}

/** Whatever becomes of it, what was typed is kept first. */
async function keep(event: RequestEvent) {
  const { app, member } = event.locals
  const typed = readTyped(await event.request.formData())
  const post = await postFor(event, member?.id)
  const draft = member && (await saveDraft(app, { by: member.id, postId: post.id, ...typed }))
  if (draft?.ok) return { typed, post, kept: draft.value.savedAt }
  return { typed, post, message: refusalText(draft?.refusal ?? { code: 'sign-in-needed', facts: {} }) }
}
