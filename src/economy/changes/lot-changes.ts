import { lifeWords, moneyWords } from '../figure-words.ts'
import type { Policy } from '../policy.ts'
import { bundleWords } from '../policy-tables.ts'
import type { Compared } from './compared.ts'
import { lineChanges } from './line-changes.ts'

/** How long Connects last, in which order they go, and what they cost. */
export const lotChanges = (compared: Compared): string[] => [
  ...lotLife(compared),
  ...lineChanges(compared, 'lots.burnOrder'),
  ...(compared.member.wallet.owed > 0 ? lineChanges(compared, 'corrections.purchasesSettle') : []),
  ...connectPrice(compared),
  ...bundlePrices(compared),
]

function lotLife({ before, after }: Compared): string[] {
  if (before.lots.life === after.lots.life) return []
  return [`Connects you receive from then on ${lasting(after)}; until now they ${lasting(before)}.`]
}

const lasting = ({ lots }: Policy): string => (lots.life === null ? 'never expire' : `last ${lifeWords(lots.life)}`)

function connectPrice({ before, after }: Compared): string[] {
  if (before.connectCents === after.connectCents) return []
  return [`A Connect costs ${moneyWords(after.connectCents)} instead of ${moneyWords(before.connectCents)}.`]
}

function bundlePrices({ before, after }: Compared): string[] {
  const [was, is] = [bundleWords(before.bundles), bundleWords(after.bundles)]
  if (was === is) return []
  return [is ? `The bundles are then ${is}${was ? `; until now ${was}` : ''}.` : 'No bundles are sold any more.']
}
