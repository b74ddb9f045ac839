import { fail, redirect } from '@sveltejs/kit'
import { isLocked, lockedFields } from '#economy/posts/edit-post'
import { refusalText } from '#economy/refusal-text'
import { policyNow } from '#marketplace/app'
import { countsFrom, daysToEnd } from '#marketplace/ends/end-day'
import { type EditPost, editPost } from '#marketplace/posts/edit-post'
import { postInputSchema } from '#marketplace/posts/post-input'
import { daysForNewPost } from '#marketplace/posts/preview-post'
import { problemsOf } from '#marketplace/problems-of'
import { isSent, readerOf, signedIn } from '../../../../signed-in.ts'
import { emptyPost, errorsOf, inputOfTyped, readTyped, type TypedPost, typedOfInput } from '../../post-form.ts'
import { ownPost } from '../own-post.ts'
import type { Actions, PageServerLoad } from './$types'

export const load: PageServerLoad = async event => {
  const { app } = event.locals
  if (!readerOf(event)) return onlyTyped(event)
  const { id, title, input, received, activity, takesProposals, postedAt, endsAt, endsOn } = await ownPost(event)
  if (!takesProposals && !isSent(event)) redirect(303, `/client/posts/${id}`)
  const times = { postedAt: Temporal.Instant.from(postedAt), endsAt: Temporal.Instant.from(endsAt) }
  const days = daysToEnd(app, countsFrom(app, times))
  const locked = isLocked({ proposals: received })
  return {
    post: { id, title, received, hires: activity.hires },
    typed: typedOfInput(input),
    input,
    all: isSent(event) ? sentAll(event) : !locked,
    days: locked ? { ...days, last: endsOn } : days,
    openDays: policyNow(app).posts.openDays,
    locked: locked ? [...new Set<string>(Object.values(lockedFields))] : null,
  }
}

// What was sent comes back in its own form: somebody may have paid while the whole one was open.
const sentAll = ({ url }: { url: URL }): boolean => !url.searchParams.has('/some')

/** The form for what was typed there, and nothing of the post. */
const onlyTyped = ({ locals: { app }, params, url }: Asked) => ({
  post: { id: params.id, title: null, received: 0, hires: 0 },
  typed: emptyPost,
  input: null,
  all: sentAll({ url }),
  days: daysForNewPost(app),
  openDays: policyNow(app).posts.openDays,
  locked: null,
})

export const actions: Actions = {
  /** While nobody has paid, everything. */
  all: async event => {
    const typed = readTyped(await event.request.formData())
    const input = inputOfTyped(typed)
    const problems = problemsOf(postInputSchema, input)
    if (Object.keys(problems).length > 0) return fail(400, { typed, addition: '', errors: errorsOf(problems, typed) })
    return save(event, input, { typed, addition: '' })
  },
  /** Afterwards, what is fair to those who paid. */
  some: async event => {
    const form = await event.request.formData()
    const typed = readTyped(form)
    const addition = String(form.get('addition') ?? '')
      .replaceAll('\r\n', '\n')
      .trim()
    if (!event.locals.member) return signedOut({ typed, addition })
    const { input } = await ownPost(event)
    const changes = {
      ...(addition && { description: `${input.description}\n\n${addition}` }),
      openings: inputOfTyped(typed).openings,
      endsOn: typed.endsOn.trim() || null,
    }
    return save(event, changes, { typed, addition })
  },
}

type Asked = Parameters<typeof ownPost>[0]

type Kept = { typed: TypedPost; addition: string }

const signedOut = (kept: Kept) => fail(401, { ...kept, message: refusalText({ code: 'sign-in-needed', facts: {} }) })

async function save(event: Asked, changes: Partial<EditPost>, kept: Kept) {
  if (!event.locals.member) return signedOut(kept)
  const { id: by } = signedIn(event)
  const edited = await editPost(event.locals.app, { ...changes, by, postId: event.params.id })
  if (edited.ok) redirect(303, `/client/posts/${edited.value.postId}?saved`)
  const { field, message } = edited.refusal.facts
  return edited.refusal.code === 'invalid-input'
    ? fail(400, { ...kept, errors: errorsOf({ [String(field)]: String(message) }) })
    : fail(409, { ...kept, message: refusalText(edited.refusal) })
}
