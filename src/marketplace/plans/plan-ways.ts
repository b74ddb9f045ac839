import { countWords, everyWords } from '#economy/figure-words'
import { givesMonthly } from '#economy/plans/begin-cycle'
import { dueNext } from '#economy/plans/due-next'
import { lapsesMonthly, livesWords } from '#economy/plans/lives-words'
import { nextCycle } from '#economy/plans/next-cycle'
import { planOf } from '#economy/plans/plan-of'
import type { Plan } from '#economy/plans/plan-rules'
import type { Known, Way } from '../grants/ways-of.ts'

/** What a plan gives by itself, with when it comes next. */
export const planWays = (known: Known): Way[] => [monthly(known), drip(known)]

function monthly({ wallet, policyAt, earnedFrom }: Known): Way {
  const { membership } = wallet
  const at = nextCycle(wallet, policyAt)
  const plan = planOf(policyAt(at), membership.nextPlan ?? membership.plan)
  const needed = !givesMonthly(plan, { membership })
  return {
    way: 'monthly',
    title: `Your plan ${plan.title}: each month`,
    how: needed
      ? 'Come when your month begins, once you have bought some Connects.'
      : `Come when your month begins${lastWords(plan)}.${carriedWords(plan)}`,
    connects: plan.monthly,
    earned: earnedFrom('monthly'),
    state: 'comes',
    nextAt: needed || plan.monthly === 0 ? null : at.toString(),
    href: '/wallet',
  }
}

const lastWords = (plan: Plan): string => (lapsesMonthly(plan) ? ` and last ${livesWords[plan.monthlyLives]}` : '')

const carriedWords = (plan: Plan): string =>
  plan.carried === null
    ? ''
    : ` At most ${countWords(plan.carried)} of ${lapsesMonthly(plan) ? 'the others' : 'those'} you had before are carried into it.`

function drip({ wallet, policyAt, now, earnedFrom }: Known): Way {
  const { drip, title } = planOf(policyAt(now), wallet.membership.plan)
  const { dueAt, cycleAt } = dueNext(wallet, policyAt)
  const isNext = drip && Temporal.Instant.compare(dueAt, cycleAt) < 0
  return {
    way: 'drip',
    title: `Your plan ${title}: one by one`,
    how: drip
      ? `One comes ${everyWords(drip.everyMinutes)} while fewer than ${drip.limit} of those are left.${isNext ? '' : ' You have as many now: the next comes after you have spent one.'}`
      : 'They come no more.',
    connects: drip ? 1 : 0,
    earned: earnedFrom('drip'),
    state: 'comes',
    nextAt: isNext ? dueAt.toString() : null,
    href: '/wallet',
  }
}
