import { json } from '@sveltejs/kit'
import { refusalText } from '#economy/refusal-text'
import { isId } from '#marketplace/fields'
import { saveDraft } from '#marketplace/proposals/save-draft'
import { readTyped } from '../letter.ts'
import type { RequestHandler } from './$types'

/** Keeps what is being typed, so that a closed window loses nothing. */
export const POST: RequestHandler = async ({ locals: { app, member }, params, request }) => {
  if (!member || !isId(params.id)) return json({}, { status: member ? 404 : 401 })
  const saved = await saveDraft(app, { by: member.id, postId: params.id, ...readTyped(await request.formData()) })
  return saved.ok ? json(saved.value) : json({ message: refusalText(saved.refusal) }, { status: 409 })
}
