import { closePost } from '#marketplace/ends/close-post'
import { endpoint } from '../endpoint.ts'
import { idParam } from '../fields.ts'
import { postEndedSchema } from './post-schema.ts'

export const closePostEndpoint = endpoint({
  name: 'close-post',
  method: 'post',
  path: '/posts/{postId}/close',
  tag: 'Posts',
  summary: 'Close your post',
  description:
    'A post does not open again. What comes back to those who proposed is a rule of the policy, and comes back at once.',
  who: 'member',
  keyed: true,
  params: { postId: idParam('your post') },
  answer: postEndedSchema,
  run: (app, { by, key, params }) => closePost(app, { by, key, ...params }),
})
