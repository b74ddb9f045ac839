import { connectsWords, moneyWords } from '../../figure-words.ts'
import { budgetOf } from '../../limits/set-own-limits.ts'
import type { Compared } from './compared.ts'
import { lineChanges } from './line-changes.ts'

/** What a proposal may hold, who may send one, and how far ahead the next change is told. */
export const limitChanges = (compared: Compared): string[] => [
  ...bidLimits(compared),
  ...ownBudget(compared),
  ...lineChanges(compared, 'proposals.coverLetterMost', 'proposals.answerMost', 'proposals.linksMost'),
  ...(compared.member.emailVerified ? [] : lineChanges(compared, 'proposals.needsVerifiedEmail')),
  ...lineChanges(compared, 'changes'),
]

function ownBudget({ before, after, member }: Compared): string[] {
  const [was, is] = [before.ownLimits.budgetPer, after.ownLimits.budgetPer]
  const most = member.wallet.limits?.[budgetOf(before)]
  if (was === is || typeof most !== 'number') return []
  return [
    `A budget of your own is then set by the ${is}. Yours of ${connectsWords(most)} a ${was} holds until you take it away.`,
  ]
}

function bidLimits({ before, after }: Compared): string[] {
  const [was, is] = [before, after].map(
    ({ proposals }) => `${moneyWords(proposals.bidLeastCents)} and ${moneyWords(proposals.bidMostCents)}`,
  )
  return was === is ? [] : [`A bid is then between ${is}; until now between ${was}.`]
}
