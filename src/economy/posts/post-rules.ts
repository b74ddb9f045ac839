import { z } from 'zod'
import { clientActs } from '../boosts/boost-rules.ts'

const days = z.int().min(1).max(36_500)
const invitations = z.int().min(0).max(1_000_000)

/** What may keep a post open longer: acts of its client, and proposals that are sent to it. */
export const prolongingActs = [...clientActs, 'edited', 'invited', 'proposed'] as const
export type ProlongingAct = (typeof prolongingActs)[number]

/**
 * How long a post lives, and what its client may send, as data: see prolong-post.ts, warn-ending.ts and may-invite.ts.
 * The defaults are what versions meant that do not say; save for the last two, which keep strangers from mailing every
 * freelancer: a version from before them has them too.
 */
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
    needsVerifiedEmail: z
      .boolean()
      .default(true)
      .describe('Whether a client must have confirmed their e-mail address before publishing and inviting.'),
    invitations: z
      .strictObject({
        perPost: invitations.describe('Most invitations for one post.'),
        perDay: invitations.describe('Most invitations of one client in any 24 hours, for all their posts.'),
      })
      .default({ perPost: 30, perDay: 60 })
      .describe('How many freelancers a client may invite.'),
  })
  .describe('Rules of posts.')
