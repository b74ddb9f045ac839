import { fail, redirect } from '@sveltejs/kit'
import { refuse } from '#economy/decision'
import { refusalText } from '#economy/refusal-text'
import { policyNow } from '#marketplace/app'
import { daysForNewPost, previewPost } from '#marketplace/posts/preview-post'
import { publishPost } from '#marketplace/posts/publish-post'
import { signedIn } from '../../../signed-in.ts'
import { emptyPost, errorsOf, inputOfTyped, readTyped, type TypedPost } from '../post-form.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = event => {
  // Whoever was signed out while typing keeps the form: their answer says to sign in.
  const isClient = event.request.method === 'POST' || signedIn(event).isClient
  const { app } = event.locals
  return {
    isClient,
    empty: emptyPost,
    days: daysForNewPost(app),
    openDays: policyNow(app).posts.openDays,
    closing: policyNow(app).returns.closedWithoutHire.proposal,
  }
}

export const actions: Actions = {
  preview: async ({ request, locals }) => {
    const typed = readTyped(await request.formData())
    const looked = await look(locals, typed)
    return looked.price
      ? { typed, preview: { input: inputOfTyped(typed), ...looked } }
      : fail(400, { typed, ...looked })
  },
  change: async ({ request }) => ({ typed: readTyped(await request.formData()) }),
  publish: async ({ request, locals }) => {
    const typed = readTyped(await request.formData())
    const looked = await look(locals, typed)
    if (!looked.price) return fail(400, { typed, ...looked })
    const published = await publishPost(locals.app, { by: locals.member!.id, ...inputOfTyped(typed) })
    if (!published.ok) return fail(400, { typed, message: refusalText(published.refusal) })
    redirect(303, `/client/posts/${published.value.postId}?published`)
  },
}

/** What is wrong with the post, by box; or what it will cost freelancers, and why. */
async function look({ app, member }: App.Locals, typed: TypedPost) {
  const decision = member ? await previewPost(app, { by: member.id, ...inputOfTyped(typed) }) : refuse('sign-in-needed')
  if (!decision.ok) return { message: refusalText(decision.refusal) }
  const { problems, price, invited, endsAt } = decision.value
  if (problems) return { errors: errorsOf(problems, typed) }
  return { price, invited, endsAt }
}
