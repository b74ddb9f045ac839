import { z } from 'zod'

/** How the rules themselves may change, as data: see activate-policy.ts. */
export const changeRulesSchema = z
  .strictObject({
    noticeDays: z
      .int()
      .min(0)
      .max(3650)
      .describe('Days ahead that a next version of the policy must be announced to members; 0 = it may hold at once.'),
    earliest: z.iso
      .date()
      .nullable()
      .describe('No next version comes into force before this day (YYYY-MM-DD): a promise to members; null = none.'),
  })
  .describe('How the rules themselves may change.')
