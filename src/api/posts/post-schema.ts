import { z } from 'zod'
import { levels } from '#economy/posts/categories'
import { type PostState, postStates } from '#economy/posts/post-states'
import { proposalsTiers } from '#economy/posts/proposals-tier'
import { cents, connects, idOf, instant, sentence } from '../fields.ts'

export const postStateSchema = z
  .enum(Object.keys(postStates) as [PostState, ...PostState[]])
  .describe('Where the post stands.')
  .meta({ id: 'PostState' })

export const paySchema = z
  .discriminatedUnion('type', [
    z.object({
      type: z.literal('fixed').describe('Paid for the whole work.'),
      budgetCents: cents('What the client offers.', 450_00),
    }),
    z.object({
      type: z.literal('hourly').describe('Paid by the hour.'),
      minCents: cents('The least for an hour, if the client says.', 25_00).nullable(),
      maxCents: cents('The most for an hour, if the client says.', 60_00).nullable(),
      duration: z.string().nullable().describe('How long the work lasts, if the client says.'),
      workload: z.string().nullable().describe('How much of a week it takes, if the client says.'),
    }),
  ])
  .meta({ id: 'Pay', description: 'What the work pays.' })

export const postFields = {
  id: idOf('the post'),
  title: sentence('Its title.').meta({ example: 'Rebuild our booking calendar' }),
  category: sentence('Its category.').meta({ example: 'Web, Mobile & Software Dev' }),
  specialty: sentence('Its specialty, or an empty text.'),
  level: z.enum(levels).nullable().describe('The level of experience asked for, if the client says.'),
  pay: paySchema,
  duration: z.string().nullable().describe('How long the work lasts, if the client says.'),
  skills: z.array(z.string()).describe('Skills asked for.'),
  openings: z.int().describe('How many people are wanted.'),
  countries: z.array(z.string()).describe('Where freelancers must be; empty for anywhere.'),
  proposals: z.enum(proposalsTiers).describe('About how many proposals it has.'),
  state: postStateSchema,
  postedAt: instant('When it was published.'),
  endsAt: instant('When it ends by its date.'),
}

export const postCardSchema = z
  .object({
    ...postFields,
    level: z.string().nullable().describe('The level of experience asked for, if the client says.'),
    excerpt: sentence('The beginning of its description.'),
    price: connects('What a proposal costs you; for who calls without a key, whoever was not invited.'),
    client: z
      .object({
        verified: z.boolean().nullable().describe('Whether their payment is verified; null when not known.'),
        rating: z.number().nullable().describe('Their rating, 1 to 5, if they have one.'),
        ratingCount: z.int().describe('How many gave it.'),
        spentCents: cents('What they have spent.', 12_400_00),
        country: z.string().nullable().describe('Where they are, if they say.'),
      })
      .describe('Who posted it.'),
  })
  .meta({ id: 'PostCard', description: 'A post in a list.' })

export const postEndedSchema = z
  .object({
    postId: idOf('the post'),
    state: postStateSchema,
    returned: connects('What came back to freelancers, in all.', 12),
    proposals: z.int().describe('To how many proposals it came back.'),
  })
  .meta({ id: 'PostEnded', description: 'A post that has ended and settled its proposals.' })

export const publishedFields = {
  postId: idOf('the post'),
  price: connects('What a proposal costs whoever was not invited.'),
  endsAt: instant('When it ends by its date.'),
}
