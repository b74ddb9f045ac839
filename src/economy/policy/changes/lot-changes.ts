import { lifeWords, moneyWords } from '../../figure-words.ts'
import { planOf } from '../../plans/plan-of.ts'
import { amountWords } from '../../purchases/any-amount.ts'
import { anyAmountFor, bundlesFor } from '../../purchases/may-buy.ts'
import { bundleWords } from '../../purchases/price-words.ts'
import type { Policy } from '../policy.ts'
import type { Compared } from './compared.ts'
import { lineChanges } from './line-changes.ts'

/** How long Connects last, in which order they go, and what they cost. */
export const lotChanges = (compared: Compared): string[] => [
  ...lotLife(compared),
  ...lineChanges(compared, 'lots.burnOrder'),
  ...(compared.member.wallet.owed > 0 ? lineChanges(compared, 'corrections.purchasesSettle') : []),
  ...connectPrice(compared),
  ...bundlePrices(compared),
  ...anyAmounts(compared),
]

function lotLife({ before, after }: Compared): string[] {
  if (before.lots.life === after.lots.life) return []
  return [`Connects you receive from then on ${lasting(after)}; until now they ${lasting(before)}.`]
}

const lasting = ({ lots }: Policy): string => (lots.life === null ? 'never expire' : `last ${lifeWords(lots.life)}`)

function connectPrice({ before, after }: Compared): string[] {
  const [was, is] = [before, after].map(({ connectCents, currency }) => moneyWords(connectCents, currency))
  return was === is ? [] : [`A Connect costs ${is} instead of ${was}.`]
}

function bundlePrices({ before, after, member }: Compared): string[] {
  const [was, is] = [before, after].map(policy =>
    bundleWords(bundlesFor(planOf(policy, plan(member)), policy), policy.currency),
  )
  if (was === is) return []
  if (is) return [`The bundles are then ${is}${was ? `; until now ${was}` : ''}.`]
  if (after.bundles.length === 0) return ['No bundles are sold any more.']
  return [`No bundles are sold on ${planOf(after, plan(member)).title} any more.`]
}

function anyAmounts({ before, after, member }: Compared): string[] {
  const [was, is] = [before, after].map(policy => amountWords(anyAmountFor(planOf(policy, plan(member)), policy)))
  if (was === is) return []
  if (is) return [`You may then buy any amount from ${is} Connects${was ? `; until now from ${was}` : ''}.`]
  return [
    `Any amount of Connects is not sold${after.anyAmount ? ` on ${planOf(after, plan(member)).title}` : ''} any more.`,
  ]
}

const plan = ({ wallet }: Compared['member']): string | null => wallet.membership.plan
