import { z } from 'zod'

/** What a member may allow themselves, as data: see set-own-limits.ts. */
export const ownLimitRulesSchema = z
  .strictObject({
    budgetPer: z
      .enum(['month', 'week'])
      .describe("Whether a member's own budget is by the calendar month or by the week from Monday (UTC)."),
  })
  .describe('What members may allow themselves to spend.')
