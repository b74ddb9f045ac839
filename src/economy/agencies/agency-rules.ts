import { z } from 'zod'
import type { Plan } from '../plans/plan-rules.ts'

/** What somebody is in an agency. */
export const roles = ['owner', 'admin', 'member'] as const
export type Role = (typeof roles)[number]

const rules = z.strictObject({
  plans: z
    .array(z.string())
    .min(1)
    .describe('The ids of the plans for agencies, the first for new ones; members are put on the others only.'),
  buyers: z.array(z.enum(roles)).min(1).describe('Who in an agency may buy Connects for its pool.'),
  frozenOn: z
    .array(z.string())
    .describe('The ids of those of these plans on which nothing of a pool is spent, set aside or bought.'),
})

/** Who shares a pool and what freezes it, as data: see freeze-pool.ts, plans-for.ts and act-for-agency.ts. */
export const agencyRulesSchema = rules
  .nullable()
  .describe('Agencies, whose members share one pool of Connects; null = nobody can make one.')

export type AgencyRules = NonNullable<z.infer<typeof agencyRulesSchema>>

/** Plans for agencies are plans there are, not the one newcomers have, and what is frozen is not forfeited. */
export function plansOfAgencies(
  { agencies, plans }: { agencies: AgencyRules | null; plans: Plan[] },
  ctx: z.RefinementCtx,
): void {
  if (!agencies) return
  const say = (path: (string | number)[], message: string) =>
    ctx.addIssue({ code: 'custom', path: ['agencies', ...path], message })
  const others = plans.slice(1).map(({ id }) => id)
  for (const [i, id] of agencies.plans.entries()) {
    if (id === plans[0]!.id)
      say(['plans', i], `Newcomers have "${id}", so it is no plan for agencies: name another one.`)
    else if (!others.includes(id)) say(['plans', i], `There is no plan "${id}": write one of ${others.join(', ')}.`)
    if (agencies.plans.indexOf(id) !== i) say(['plans', i], `"${id}" is named before: name it once.`)
  }
  for (const [i, id] of agencies.frozenOn.entries()) {
    const plan = plans.find(each => each.id === id)
    if (!agencies.plans.includes(id))
      say(['frozenOn', i], `"${id}" is no plan for agencies: write one of ${agencies.plans.join(', ')}.`)
    else if (plan && plan.carried !== null)
      say(
        ['frozenOn', i],
        `"${id}" forfeits what it does not carry, which is lost while frozen: give it carried: null.`,
      )
  }
}
