import { money } from '#components/figures/money'
import { either } from '#components/page/either'
import { connectsWords, everyWords, some } from '#economy/figure-words'
import { buyersWords } from '#economy/policy/changes/agency-changes'
import type { Policy } from '#economy/policy/policy'
import type { PolicySources } from '#gateways/policies/policy-sources'
import type { Rule } from './rules-of.ts'

const begins = { now: 'at once', 'next-cycle': 'with your next month' }

const monthlyWords = (connects: number, needsPurchase: boolean): string =>
  `${connectsWords(connects)} when your month begins${needsPurchase ? ', once you have bought some' : ''}`

/** What plans give, what is carried from month to month, and what a change of plan does. */
export function planRulesOf(policy: Policy, { of }: Pick<PolicySources, 'of'>): Rule[] {
  const { plans, cycle, planChange, currency } = policy
  const ofPlans = plans.flatMap(({ title, cents, monthly, carried, drip, needsPurchase }, i) => [
    {
      text: `${title} ${cents === 0 ? 'is free' : `costs ${money(cents, currency)} a month`}${monthly > 0 ? ` and brings ${monthlyWords(monthly, needsPurchase)}` : ''}.`,
      source: of('plans', i, 'monthly'),
    },
    {
      text:
        carried === null
          ? `On ${title} all your Connects ${carried === 1 ? 'is' : 'are'} carried into the next month.`
          : `On ${title} at most ${connectsWords(carried)} ${carried === 1 ? 'is' : 'are'} carried into the next month. What is above is forfeited, free ones first; you are told ${some(cycle.noticeDays, 'day')} before.`,
      source: of('plans', i, 'carried'),
    },
    ...(drip
      ? [
          {
            text: `On ${title} one Connect comes ${everyWords(drip.everyMinutes)} while fewer than ${drip.limit} of those are left.`,
            source: of('plans', i, 'drip'),
          },
        ]
      : []),
  ])
  return [
    ...ofPlans,
    {
      text: `Your month begins on the day of the month on which you joined; where that is the 29th to 31st, on ${cycle.lateDays === 'last-of-month' ? 'the last day of a shorter month' : 'the 1st of the month after'}.`,
      source: of('cycle', 'lateDays'),
    },
    { text: `A higher plan begins ${begins[planChange.upgrade]}.`, source: of('planChange', 'upgrade') },
    { text: `A lower plan begins ${begins[planChange.downgrade]}.`, source: of('planChange', 'downgrade') },
    ...agencyRulesOf(policy, { of }),
  ]
}

function agencyRulesOf({ plans, agencies }: Policy, { of }: Pick<PolicySources, 'of'>): Rule[] {
  if (!agencies) return []
  const titles = (ids: string[]) => ids.map(id => plans.find(plan => plan.id === id)?.title ?? id)
  return [
    {
      text: `People who work together can make an agency: they share one pool of Connects, and each acts for it in their own name. It is on ${either(titles(agencies.plans))}.`,
      source: of('agencies', 'plans'),
    },
    {
      text: `Connects for the pool are bought by the ${buyersWords({ agencies })} of the agency.`,
      source: of('agencies', 'buyers'),
    },
    ...titles(agencies.frozenOn).map(title => ({
      text: `On ${title} the pool is frozen: nothing of it is spent, set aside or bought, and nothing is lost but what lapses.`,
      source: of('agencies', 'frozenOn'),
    })),
  ]
}
