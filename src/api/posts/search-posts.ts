import { z } from 'zod'
import { decide } from '#economy/decision'
import { categories, levels } from '#economy/posts/categories'
import { proposalsTiers } from '#economy/posts/proposals-tier'
import { searchFilterSchema } from '#marketplace/posts/search-filter'
import { searchPosts } from '#marketplace/posts/search-posts'
import { described } from '../described.ts'
import { endpoint } from '../endpoint.ts'
import { cursor, linkPages, pageOf } from '../page.ts'
import { postCardSchema } from './post-schema.ts'

const count = (description: string) => ({ type: 'integer', minimum: 0, description }) as const

export const searchPostsEndpoint = endpoint({
  name: 'search-posts',
  method: 'get',
  path: '/posts',
  tag: 'Posts',
  summary: 'Search open posts',
  description:
    'Newest first, 20 a page. An empty filter is no filter. Prices are those that you pay; posts are filtered by the price for everybody.',
  who: 'anyone',
  query: described(searchFilterSchema.shape, {
    words: { type: 'string', description: 'Words to find in title, description and skills.' },
    category: { type: 'string', enum: categories, description: 'Only this category.' },
    level: { type: 'string', enum: levels, description: 'Only this level.' },
    paymentType: { type: 'string', enum: ['fixed', 'hourly'], description: 'Only fixed price, or only hourly.' },
    budgetLeastCents: count('Only fixed-price posts of at least this budget. In cents of US dollars.'),
    budgetMostCents: count('Only fixed-price posts of at most this budget. In cents of US dollars.'),
    priceLeast: count('Only posts to which a proposal costs at least this. In Connects.'),
    priceMost: count('Only posts to which a proposal costs at most this. In Connects.'),
    maxAgeDays: count('Only posts at most this many days old.'),
    proposals: { type: 'string', enum: proposalsTiers, description: 'Only posts with about this many proposals.' },
    clientVerified: {
      type: 'boolean',
      description: 'Only clients whose payment is verified, or only those whose is not.',
    },
    cursor: { type: 'string', description: cursor.description! },
  }),
  answer: z
    .object({
      ...pageOf(postCardSchema),
      previous: z.string().nullable().describe('The cursor of the page before; null on the first.'),
      count: z.int().describe('How many posts there are in all.'),
      more: z.boolean().describe('Whether there are more than `count`.'),
    })
    .meta({ id: 'FoundPosts', description: 'A page of posts.' }),
  run: async (app, { by, query, c }) => {
    const decision = await searchPosts(app, query, by)
    if (!decision.ok) return decision
    const { posts, ...rest } = decision.value
    linkPages(c, rest)
    return decide({ items: posts, ...rest })
  },
})
