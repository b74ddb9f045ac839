import { z } from 'zod'
import { removePost } from '#marketplace/ends/remove-post'
import { reasonSchema } from '#marketplace/fields'
import { endpoint } from '../endpoint.ts'
import { idParam } from '../fields.ts'
import { postEndedSchema } from './post-schema.ts'

export const removePostEndpoint = endpoint({
  name: 'remove-post',
  method: 'post',
  path: '/posts/{postId}/remove',
  tag: 'Posts',
  summary: 'Remove a post for breaking the rules',
  description: 'For operators. Everybody who proposed and did not withdraw has their Connects back at once.',
  who: 'member',
  keyed: true,
  params: { postId: idParam('the post') },
  body: z.strictObject({
    reason: reasonSchema.describe('Why; the client is told.'),
  }),
  answer: postEndedSchema,
  run: (app, { by, key, params, body }) => removePost(app, { by, key, ...params, ...body }),
})
