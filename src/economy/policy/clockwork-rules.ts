import { z } from 'zod'

/** What happens by itself, as far as a policy says. */
export const clockworkRulesSchema = z
  .strictObject({
    runsKeptDays: z
      .int()
      .min(1)
      .max(36_500)
      .describe('Days it is kept when each job of the clockwork ran, what it did and whether it failed.'),
  })
  .describe('What happens by itself.')
