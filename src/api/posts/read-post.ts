import { decide, type Refusal } from '#economy/decision'
import { refusalText } from '#economy/refusal-text'
import { readPost } from '#marketplace/posts/read-post'
import { endpoint } from '../endpoint.ts'
import { idParam } from '../fields.ts'
import { wholePostSchema } from './whole-post-schema.ts'

export const readPostEndpoint = endpoint({
  name: 'read-post',
  method: 'get',
  path: '/posts/{postId}',
  tag: 'Posts',
  summary: 'Read one post',
  who: 'anyone',
  params: { postId: idParam('the post') },
  answer: wholePostSchema,
  run: async (app, { by, params }) => {
    const decision = await readPost(app, params.postId, by ?? null)
    if (!decision.ok) return decision
    const { viewer, activity, ...post } = decision.value
    if (!viewer) return decide({ ...post, activity, viewer })
    const { refusal, ...standing } = viewer
    return decide({ ...post, activity, viewer: { ...standing, whyNot: whyNot(refusal) } })
  },
})

/** A refusal that has not happened yet. */
export const whyNot = (refusal: Refusal | null) => refusal && { code: refusal.code, detail: refusalText(refusal) }
