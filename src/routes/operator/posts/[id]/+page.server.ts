import { fail } from '@sveltejs/kit'
import { refusalText } from '#economy/refusal-text'
import { foreseeEnd } from '#marketplace/ends/foresee-end'
import { removePost } from '#marketplace/ends/remove-post'
import { mostOfReason } from '#marketplace/fields'
import { readPost } from '#marketplace/posts/read-post'
import { orNotFound } from '../../../or-not-found.ts'
import { operatorOf } from '../../operator-of.ts'
import { removalDone, removalSentence } from '../../sentences.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async ({ locals, params }) => {
  const { id: by } = operatorOf(locals)
  const post = orNotFound(await readPost(locals.app, params.id, by))
  const foreseen = await foreseeEnd(locals.app, { by, postId: post.id, how: 'removed' })
  return {
    post: {
      id: post.id,
      title: post.title,
      description: post.description,
      state: post.state,
      client: post.client.name,
    },
    consequence: foreseen.ok ? removalSentence(foreseen.value) : null,
    mostOfReason,
  }
}

export const actions: Actions = {
  default: async ({ locals, params, request }) => {
    const { id: by } = operatorOf(locals)
    const { id: postId } = orNotFound(await readPost(locals.app, params.id, by))
    const reason = String((await request.formData()).get('reason') ?? '').trim()
    if (!reason || reason.length > mostOfReason)
      return fail(400, {
        reason,
        errors: { reason: `Say why, in at most ${mostOfReason} characters. The client is told these words.` },
      })
    const removed = await removePost(locals.app, { by, postId, reason })
    if (!removed.ok) return fail(409, { reason, message: refusalText(removed.refusal) })
    const { returned, proposals } = removed.value
    return { done: removalDone(returned, proposals) }
  },
}
