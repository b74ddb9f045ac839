import { z } from 'zod'

const mostCents = 2_000_000_000
const plans = z.array(z.string()).min(1).optional()

const bundle = z.strictObject({
  connects: z.int().min(1).max(1_000_000).describe('How many Connects the bundle holds.'),
  cents: z.int().min(0).max(mostCents).describe('Its price in cents, before tax.'),
  plans: plans.describe('The ids of the plans whose members may buy it; leave out for everybody.'),
})

/** What can be bought, as data: see may-buy.ts. */
export const bundlesSchema = z.array(bundle).superRefine(ascend).describe('What can be bought, smallest first.')

/** What can be bought besides bundles, as data: see any-amount.ts. */
export const anyAmountSchema = z
  .strictObject({
    least: z.int().min(1).max(1_000_000).describe('Fewest Connects that are sold at once.'),
    most: z.int().min(1).max(1_000_000).describe('Most Connects that are sold at once.'),
    plans: plans.describe('The ids of the plans whose members may buy so; leave out for everybody.'),
  })
  .refine(({ least, most }) => least <= most, {
    path: ['least'],
    message: 'The least is above the most: lower it, or raise most.',
  })
  .nullable()
  .default(null)
  .describe('Whether any amount can be bought, each Connect at the price of a single one; null = bundles only.')

export type Bundle = z.infer<typeof bundle>
export type AnyAmount = NonNullable<z.infer<typeof anyAmountSchema>>

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
type Sold = { bundles: Bundle[]; anyAmount: AnyAmount | null; plans: Plans }

/** Whoever may buy is on a plan there is. */
export function plansOfBundles({ bundles, anyAmount, plans }: Sold, ctx: z.RefinementCtx): void {
  complainOfPlans(bundles, plans, ['bundles'], ctx)
  if (anyAmount) complainOfIds(anyAmount.plans, plans, ['anyAmount'], ctx)
}

export function complainOfPlans(bundles: Bundle[], plans: Plans, at: (string | number)[], ctx: z.RefinementCtx): void {
  for (const [i, bundle] of bundles.entries()) complainOfIds(bundle.plans, plans, [...at, i], ctx)
}

function complainOfIds(named: string[] = [], plans: Plans, at: (string | number)[], ctx: z.RefinementCtx): void {
  const ids = plans.map(({ id }) => id)
  for (const [j, id] of named.entries())
    if (!ids.includes(id))
      ctx.addIssue({
        code: 'custom',
        path: [...at, 'plans', j],
        message: `There is no plan "${id}": write one of ${ids.join(', ')}.`,
      })
}

type Priced = { connectCents: number }

/** The largest amount costs no more than a price may be, wherever it is sold. */
export function worthOfAmounts(
  { anyAmount, connectCents, regions }: Priced & { anyAmount: AnyAmount | null; regions: Priced[] },
  ctx: z.RefinementCtx,
): void {
  const dearest = Math.max(connectCents, ...regions.map(region => region.connectCents))
  if (!anyAmount || anyAmount.most * dearest <= mostCents) return
  const message = `So many cost more than any price may be: write at most ${Math.floor(mostCents / dearest)}.`
  ctx.addIssue({ code: 'custom', path: ['anyAmount', 'most'], message })
}
