import { fail, redirect } from '@sveltejs/kit'
import { refusalText } from '#economy/refusal-text'
import { lastDayOf } from '#marketplace/ends/end-day'
import { foreseeProlonged, prolongPost } from '#marketplace/ends/prolong-post'
import { isSent, signedIn } from '../../../../signed-in.ts'
import { ownPost } from '../own-post.ts'
import type { Actions, PageServerLoad } from './$types'

const dayOf = (at: string) => lastDayOf(Temporal.Instant.from(at))

export const load: PageServerLoad = async event => {
  const { id: by } = signedIn(event)
  const { id, title, received } = await ownPost(event)
  const foreseen = await foreseeProlonged(event.locals.app, { by, postId: id })
  const isOver = !foreseen.ok && foreseen.refusal.code === 'post-not-open'
  if (isOver && !isSent(event)) redirect(303, `/client/posts/${id}`)
  return {
    post: { id, title, received },
    days: foreseen.ok ? { now: dayOf(foreseen.value.endsAt), after: dayOf(foreseen.value.until) } : null,
    isOver,
    whyNot: foreseen.ok ? null : refusalText(foreseen.refusal),
  }
}

export const actions: Actions = {
  default: async event => {
    const { id: by } = signedIn(event)
    const { id } = await ownPost(event)
    const prolonged = await prolongPost(event.locals.app, { by, postId: id })
    if (!prolonged.ok) return fail(409, { message: refusalText(prolonged.refusal) })
    redirect(303, `/client/posts/${id}?prolonged`)
  },
}
