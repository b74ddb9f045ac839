import { z } from 'zod'
import { publishPost } from '#marketplace/posts/publish-post'
import { endpoint } from '../endpoint.ts'
import { postBody } from './post-body.ts'
import { publishedFields } from './post-schema.ts'

export const publishPostEndpoint = endpoint({
  name: 'publish-post',
  method: 'post',
  path: '/posts',
  tag: 'Posts',
  summary: 'Publish a post',
  description: 'It takes proposals at once.',
  who: 'member',
  body: postBody,
  status: 201,
  answer: z.object(publishedFields).meta({ id: 'PostPublished', description: 'A post that was published.' }),
  run: (app, { by, body }) => publishPost(app, { by, ...body }),
})
