import { z } from 'zod'

const howMuchReturns = z.enum(['all', 'none', 'if-never-opened'])
const boostReturn = z.enum(['released-unless-consumed', 'returned', 'kept'])

const comesBack = (event: string) =>
  z
    .strictObject({
      proposal: howMuchReturns.describe(
        'Connects of the proposal: all come back, none, or all if the client never opened it.',
      ),
      boost: boostReturn.describe(
        'Connects of its boost: they come back unless the boost was consumed, always (returned), or never (kept).',
      ),
    })
    .describe(`What comes back when ${event}.`)

const firstPack = z
  .strictObject({
    days: z.int().min(1).max(365).describe('Days from the purchase on in which proposals are sent under this promise.'),
  })
  .nullable()
  // Versions that were stored before there was such a rule do not have it.
  .default(null)
  .describe(
    'Gives back once what the first purchase of a member has paid for proposals, if none of them is hired; null = it does not.',
  )

/** What comes back on which event: a matrix, as Upwork's own pages answer it (A). "The client never answers" is no event: the post ends. */
export const returnShape = {
  closedWithoutHire: comesBack('the client closes the post before anyone is hired'),
  closedAfterHire: comesBack('the client closes the post, or its date comes, after somebody was hired'),
  removed: comesBack('the operator removes the post for breaking the rules'),
  ended: comesBack('the post ends by its date with no hire'),
  declined: comesBack('the client declines the proposal'),
  anotherHired: comesBack('others are hired for all openings of the post'),
  withdrawn: comesBack('the freelancer withdraws the proposal'),
  unreadHours: z
    .int()
    .min(1)
    .max(8760)
    .nullable()
    .describe('Hours after which a proposal nobody opened gives its Connects back by itself; null = it does not.'),
  firstPack,
}

/** The events that end a proposal and that a policy gives an answer for. */
export type ReturningEvent = Exclude<keyof typeof returnShape, 'unreadHours' | 'firstPack'>
export type HowMuchReturns = z.infer<typeof howMuchReturns>
export type BoostReturn = z.infer<typeof boostReturn>
