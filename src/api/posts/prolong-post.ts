import { z } from 'zod'
import { prolongPost } from '#marketplace/ends/prolong-post'
import { endpoint } from '../endpoint.ts'
import { idOf, idParam, instant } from '../fields.ts'

export const prolongPostEndpoint = endpoint({
  name: 'prolong-post',
  method: 'post',
  path: '/posts/{postId}/prolong',
  tag: 'Posts',
  summary: 'Keep your post open longer',
  description:
    'It then takes proposals for as long as the policy says from now on. Those who have proposed have back on the day it was to end what that end would have brought back.',
  who: 'member',
  params: { postId: idParam('your post') },
  answer: z
    .object({ postId: idOf('the post'), endsAt: instant('When it ends now.') })
    .meta({ id: 'PostProlonged', description: 'A post that was kept open.' }),
  run: (app, { by, params }) => prolongPost(app, { by, ...params }),
})
