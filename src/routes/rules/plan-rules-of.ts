import { money } from '#components/figures/money'
import { either } from '#components/page/either'
import { connectsWords, everyWords, some } from '#economy/figure-words'
import { lapsesMonthly, livesWords } from '#economy/plans/lives-words'
import type { Plan } from '#economy/plans/plan-rules'
import { buyersWords } from '#economy/policy/changes/agency-changes'
import type { Policy } from '#economy/policy/policy'
import type { PolicySources } from '#gateways/policies/policy-sources'
import type { Rule } from './rules-of.ts'

const begins = { now: 'at once', 'next-cycle': 'with your next month' }

const monthlyWords = (plan: Plan): string =>
  `${connectsWords(plan.monthly)} when your month begins${plan.needsPurchase ? ', once you have bought some' : ''}${lapsesMonthly(plan) ? `; they last ${livesWords[plan.monthlyLives]}` : ''}`

/** What plans give, what is carried from month to month, and what a change of plan does. */
export function planRulesOf(policy: Policy, { of }: Pick<PolicySources, 'of'>): Rule[] {
  const { plans, cycle } = policy
  return [
    ...plans.flatMap((plan, i) => onePlan(plan, policy, field => of('plans', i, field))),
    {
      text: `Your month begins on the day of the month on which you joined; where that is the 29th to 31st, on ${cycle.lateDays === 'last-of-month' ? 'the last day of a shorter month' : 'the 1st of the month after'}.`,
      source: of('cycle', 'lateDays'),
    },
    ...(plans.some(({ monthly }) => monthly > 0)
      ? [{ text: firstGrants[cycle.firstGrant], source: of('cycle', 'firstGrant') }]
      : []),
    ...changeRulesOf(policy, { of }),
    ...agencyRulesOf(policy, { of }),
  ]
}

const firstGrants: Record<Policy['cycle']['firstGrant'], string> = {
  'at-once': 'The first monthly Connects are there when you join.',
  'next-cycle': 'The first monthly Connects come when your second month begins.',
}

function onePlan(plan: Plan, { currency, cycle }: Policy, source: (field: keyof Plan) => string): Rule[] {
  const { title, drip } = plan
  const price = plan.cents === 0 ? 'costs nothing' : `costs ${money(plan.cents, currency)} a month`
  const rules = [
    {
      text: `${title} ${price}${plan.monthly > 0 ? ` and brings ${monthlyWords(plan)}` : ''}.`,
      source: source('monthly'),
    },
    { text: carriedWords(plan, cycle.noticeDays), source: source('carried') },
  ]
  if (!drip) return rules
  const text = `On ${title} one Connect comes ${everyWords(drip.everyMinutes)} while fewer than ${drip.limit} of those are left.`
  return [...rules, { text, source: source('drip') }]
}

function carriedWords(plan: Plan, noticeDays: number): string {
  const { title, carried } = plan
  if (carried === null)
    return `On ${title} all your ${lapsesMonthly(plan) ? 'other ' : ''}Connects are carried into the next month.`
  const most = `${some(carried, lapsesMonthly(plan) ? 'other Connect' : 'Connect')} ${carried === 1 ? 'is' : 'are'}`
  return `On ${title} at most ${most} carried into the next month. What is above is forfeited, free ones first; you are told ${some(noticeDays, 'day')} before.`
}

/** What a change of plan does; nothing where there is one plan. */
function changeRulesOf({ plans, planChange }: Policy, { of }: Pick<PolicySources, 'of'>): Rule[] {
  if (plans.length === 1) return []
  const { upgrade, upgradeGivesDifference, downgrade } = planChange
  const drips = plans.findLastIndex(({ drip }) => drip !== null)
  const rules = [
    { text: `A higher plan begins ${begins[upgrade]}.`, source: of('planChange', 'upgrade') },
    upgrade === 'now' &&
      plans.some(({ monthly }) => monthly > 0) && {
        text: `What a higher plan brings more a month comes ${upgradeGivesDifference ? 'as soon as it begins, once a month' : 'when your next month begins'}.`,
        source: of('planChange', 'upgradeGivesDifference'),
      },
    drips > 0 && {
      text: 'When a higher plan begins, the difference of the limits comes at once: the new limit less the old one, besides what you have left of those that came one by one.',
      source: of('plans', drips, 'drip'),
    },
    { text: `A lower plan begins ${begins[downgrade]}.`, source: of('planChange', 'downgrade') },
  ]
  return rules.filter(rule => rule !== false)
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
