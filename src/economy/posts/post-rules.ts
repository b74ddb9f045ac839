import { z } from 'zod'
import { clientActs } from '../boosts/boost-rules.ts'

const days = z.int().min(1).max(36_500)

/** What may keep a post open longer: acts of its client, and proposals that are sent to it. */
export const prolongingActs = [...clientActs, 'edited', 'invited', 'proposed'] as const
export type ProlongingAct = (typeof prolongingActs)[number]

/** How long a post lives, as data: see prolong-post.ts and warn-ending.ts. The defaults are what versions meant that do not say. */
export const postRulesSchema = z
  .strictObject({
    openDays: days.describe('Days a post stays open unless the client ends it earlier.'),
    warnDays: days
      .nullable()
      .default(null)
      .describe('Days before the end of a post at which its client is told that it comes; null = they are not.'),
    prolonged: z
      .strictObject({
        days: days.describe('Days from the act on, to the end of the last of them (UTC).'),
        by: z
          .array(z.enum(prolongingActs))
          .describe('Acts that prolong a post by themselves where its client chose no last day.'),
      })
      .nullable()
      .default(null)
      .describe('How posts are kept open longer, by acts or because their clients ask for it; null = they are not.'),
  })
  .describe('Rules of posts.')
