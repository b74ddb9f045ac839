import { z } from 'zod'
import { decide } from '#economy/decision'
import { listClientPosts } from '#marketplace/posts/list-client-posts'
import { endpoint } from '../endpoint.ts'
import { connects, idOf, instant, sentence } from '../fields.ts'
import { cursor, linkPages, pageOf } from '../page.ts'
import { postStateSchema } from './post-schema.ts'

const count = (what: string) => z.int().describe(`How many ${what}.`)

const post = z
  .object({
    id: idOf('the post'),
    title: sentence('Its title.'),
    category: sentence('Its category.'),
    state: postStateSchema,
    price: connects('What a proposal costs whoever was not invited.'),
    openings: count('people are wanted'),
    postedAt: instant('When it was published.'),
    endsAt: instant('When it ends by its date.'),
    endedAt: instant('When it ended, if it has.').nullable(),
    proposals: count('proposals it has'),
    unread: count('of them you have not opened'),
    shortlisted: count('are on the shortlist'),
    interviewing: count('are being interviewed'),
    hires: count('are hired'),
    invited: count('you invited'),
    unanswered: count('of them have not answered'),
  })
  .meta({ id: 'OwnPost', description: 'A post of yours and what waits on it.' })

export const listClientPostsEndpoint = endpoint({
  name: 'list-client-posts',
  method: 'get',
  path: '/me/posts',
  tag: 'Posts',
  summary: 'List your posts',
  description: 'Newest first, 50 a page.',
  who: 'member',
  query: { cursor },
  answer: z.object(pageOf(post)).meta({ id: 'OwnPosts', description: 'A page of your posts.' }),
  run: async (app, { by, query, c }) => {
    const { posts, next } = await listClientPosts(app, by, query.cursor ? { cursor: query.cursor } : {})
    linkPages(c, { next })
    return decide({ items: posts, next })
  },
})
