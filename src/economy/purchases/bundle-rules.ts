import { z } from 'zod'

const bundle = z.strictObject({
  connects: z.int().min(1).max(1_000_000).describe('How many Connects the bundle holds.'),
  cents: z.int().min(0).max(2_000_000_000).describe('Its price in cents, before tax.'),
  plans: z
    .array(z.string())
    .min(1)
    .optional()
    .describe('The ids of the plans whose members may buy it; leave out for everybody.'),
})

/** What can be bought, as data: see may-buy.ts. */
export const bundlesSchema = z.array(bundle).superRefine(ascend).describe('What can be bought, smallest first.')

export type Bundle = z.infer<typeof bundle>

function ascend(bundles: Bundle[], ctx: z.RefinementCtx) {
  for (const [i, { connects }] of bundles.entries())
    if (i > 0 && connects <= bundles[i - 1]!.connects)
      ctx.addIssue({
        code: 'custom',
        path: [i, 'connects'],
        message: `Bundles must ascend: write more than ${bundles[i - 1]!.connects}.`,
      })
}

type Plans = { id: string }[]

/** Whoever may buy a bundle is on a plan there is. */
export const plansOfBundles = ({ bundles, plans }: { bundles: Bundle[]; plans: Plans }, ctx: z.RefinementCtx): void =>
  complainOfPlans(bundles, plans, ['bundles'], ctx)

export function complainOfPlans(bundles: Bundle[], plans: Plans, at: (string | number)[], ctx: z.RefinementCtx): void {
  const ids = plans.map(({ id }) => id)
  for (const [i, bundle] of bundles.entries())
    for (const [j, id] of (bundle.plans ?? []).entries())
      if (!ids.includes(id))
        ctx.addIssue({
          code: 'custom',
          path: [...at, i, 'plans', j],
          message: `There is no plan "${id}": write one of ${ids.join(', ')}.`,
        })
}
