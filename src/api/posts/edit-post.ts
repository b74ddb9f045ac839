import { z } from 'zod'
import { editPost } from '#marketplace/posts/edit-post'
import { endpoint } from '../endpoint.ts'
import { idParam } from '../fields.ts'
import { postChanges } from './post-body.ts'
import { publishedFields } from './post-schema.ts'

export const editPostEndpoint = endpoint({
  name: 'edit-post',
  method: 'patch',
  path: '/posts/{postId}',
  tag: 'Posts',
  summary: 'Change an open post of yours',
  description: 'What freelancers have already paid to answer can no longer change: the refusal names it.',
  who: 'member',
  params: { postId: idParam('your post') },
  body: postChanges,
  answer: z.object(publishedFields).meta({ id: 'PostEdited', description: 'A post that was changed.' }),
  run: async (app, { by, params, body, sent }) => {
    const changes = Object.fromEntries((await sent()).map(field => [field, body[field as keyof typeof body]]))
    return editPost(app, { by, ...params, ...changes })
  },
})
