import { fail, redirect } from '@sveltejs/kit'
import { refusalText } from '#economy/refusal-text'
import { closePost } from '#marketplace/ends/close-post'
import { foreseeEnd } from '#marketplace/ends/foresee-end'
import { isSent, signedIn } from '../../../../signed-in.ts'
import { ownPost } from '../own-post.ts'
import { closingSentence } from '../sentences.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async event => {
  const { id: by } = signedIn(event)
  const { id, title, activity } = await ownPost(event)
  const foreseen = await foreseeEnd(event.locals.app, { by, postId: id, how: 'closed' })
  if (!foreseen.ok && !isSent(event)) redirect(303, `/client/posts/${id}`)
  return { post: { id, title }, consequence: foreseen.ok ? closingSentence(foreseen.value, activity.hires) : null }
}

export const actions: Actions = {
  default: async event => {
    const { id: by } = signedIn(event)
    const { id } = await ownPost(event)
    const closed = await closePost(event.locals.app, { by, postId: id })
    if (!closed.ok) return fail(409, { message: refusalText(closed.refusal) })
    redirect(303, `/client/posts/${id}`)
  },
}
