import { keptEnds } from '#database/ends/prolonged-posts'
import { lockMember } from '#database/members/profiles'
import { saveEditedPost } from '#database/posts/post-writing'
import { findPost, lockPosts, type WholePost } from '#database/posts/posts'
import { writeTogether } from '#database/write-together'
import { type Decision, decide, refuse } from '#economy/decision'
import { editPost as decideEdit } from '#economy/posts/edit-post'
import { type App, policyNow } from '../app.ts'
import { countsFrom, endOfDay, lastDayOf } from '../ends/end-day.ts'
import { keepOpen } from '../ends/keep-open.ts'
import { prolongedPosts } from '../ends/prolonged-by.ts'
import { isId } from '../fields.ts'
import { committed } from '../gather.ts'
import { pricePost } from '../prices/price-post.ts'
import { withHireRates } from '../prices/with-hire-rates.ts'
import { checked } from '../problems-of.ts'
import { type CheckedPost, type PostInput, postInputSchema, postInputSchemaFor } from './post-input.ts'
import { inputOf, pricedTerms, termsOf, termsOfRow } from './post-terms.ts'

/** What is left out stays as it is. */
export type EditPost = Partial<PostInput> & { by: string; postId: string }
export type PostEdited = { postId: string; price: number; endsAt: string }

/** A client changes an open post of theirs, within what is fair to those who paid: see economy/posts/edit-post.ts. */
export function editPost(app: App, { by, postId, ...changes }: EditPost): Promise<Decision<PostEdited>> {
  if (!isId(postId)) return Promise.resolve(refuse('not-found'))
  return committed(app, async tx => {
    await lockMember(tx, by) // As in publishPost: the stored price must not miss a verification.
    await lockPosts(tx, [postId])
    const post = await findPost(tx, postId)
    if (!post || (post.state === 'removed' && post.client_id !== by)) return refuse('not-found')
    if (post.client_id !== by) return refuse('not-yours')
    const input = checkedEdit(app, post, changes)
    if (!input.ok) return input
    const endsAt = post.ends_at.toTemporalInstant()
    const after = termsOf(input.value, newEnd(app, post, input.value.endsOn))
    const { state, proposals, hires } = post
    const edit = decideEdit({ state, proposals, hires, endsAt, terms: termsOfRow(post) }, after, app.clock())
    if (!edit.ok) return edit
    const [known] = await withHireRates(app, tx, [post])
    const price = pricePost(policyNow(app), pricedTerms(edit.value, post.client_verified, known), false).connects
    const end_chosen = post.end_chosen || edit.value.endsAt !== endsAt.epochMilliseconds
    if (edit.value.endsAt < endsAt.epochMilliseconds) await writeTogether(tx, keptEnds([{ postId, endsAt }]))
    await saveEditedPost(tx, post.post_id, { ...edit.value, price, endChosen: end_chosen }, app.clock())
    const prolonged = prolongedPosts(app, [{ post: { ...post, end_chosen }, act: 'edited' }])
    await keepOpen(app, tx, prolonged)
    const end = prolonged[0]?.until.epochMilliseconds ?? edit.value.endsAt
    return decide({ postId: post.post_id, price, endsAt: new Date(end).toISOString() })
  })
}

// The day it has need not be one that could be chosen today; only another day is asked about.
function checkedEdit(app: App, post: WholePost, changes: Partial<PostInput>): Decision<CheckedPost> {
  const before = inputOf(post)
  const sent = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined))
  const input = { ...before, ...sent, endsOn: changes.endsOn ?? before.endsOn }
  return checked(input.endsOn === before.endsOn ? postInputSchema : postInputSchemaFor(app, from(app, post)), input)
}

function newEnd(app: App, post: WholePost, endsOn: string | null): Temporal.Instant {
  const endsAt = post.ends_at.toTemporalInstant()
  return endsOn === null || endsOn === lastDayOf(endsAt) ? endsAt : endOfDay(app, endsOn, from(app, post))
}

const from = (app: App, { posted_at, ends_at }: WholePost): Temporal.Instant =>
  countsFrom(app, { postedAt: posted_at.toTemporalInstant(), endsAt: ends_at.toTemporalInstant() })
