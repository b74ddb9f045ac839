import { z } from 'zod'
import { cents, idOf, instant, sentence } from '../fields.ts'

export const clientSchema = z
  .object({
    id: idOf('the client'),
    name: sentence('Their name.'),
    verified: z.boolean().nullable().describe('Whether their payment is verified; null when not known.'),
    rating: z.number().nullable().describe('Their rating, 1 to 5, if they have one.'),
    ratingCount: z.int().describe('How many gave it.'),
    country: z.string().nullable().describe('Where they are, if they say.'),
    timezone: z.string().nullable().describe('Their time zone; null when not known.'),
    localTime: z.string().nullable().describe('The time of day where they are.').meta({ example: '14:05' }),
    posts: z.int().describe('How many posts they have published.'),
    openPosts: z.int().describe('How many of them take proposals.'),
    hireRate: z
      .object({
        withHire: z.int().describe('Posts with a hire.'),
        decided: z.int().describe('Posts that had a hire or ended without one.'),
        text: z.string().describe('The two in words.').meta({ example: '7 of 10 posts' }),
      })
      .nullable()
      .describe('How many of their decided posts had a hire; null before the first.'),
    hires: z.int().describe('How many people they have hired.'),
    spentCents: cents('What they have spent.', 12_400_00),
    hourlyPaidCents: cents('What they have paid for an hour on average, if known.', 38_00).nullable(),
    memberSince: instant('When they joined.'),
    imported: z.boolean().describe('Whether they came with imported posts and cannot sign in.'),
  })
  .meta({ id: 'Client', description: 'A client as freelancers see them before they pay.' })
