import { z } from 'zod'

export const correctionRulesSchema = z
  .strictObject({
    purchasesSettle: z
      .boolean()
      .describe(
        'Whether Connects that are bought settle first what a wallet owes for a purchase that was charged back. What is granted and what comes back always does.',
      ),
    approvalAbove: z
      .int()
      .min(0)
      .max(1_000_000)
      .describe(
        'Most Connects that one operator alone may give or take by hand in one wallet within approvalDays; above it a second operator has to approve. 0 = always.',
      ),
    approvalDays: z
      .int()
      .min(1)
      .max(36_500)
      .describe('Days over which that is counted, so that many small adjustments do not make a large one.'),
    discountAbove: z
      .int()
      .min(0)
      .max(100)
      .default(0)
      .describe(
        'Most percent off that one operator alone may offer by a code; above it a second has to approve. 0 = always.',
      ),
  })
  .describe('What is put right afterwards: purchases that are charged back, and what operators give or take by hand.')
